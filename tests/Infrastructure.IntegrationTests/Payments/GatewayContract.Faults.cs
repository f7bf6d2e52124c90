using Marketplace.Application.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Networks and providers that fail, and requests that come twice.</summary>
public abstract partial class GatewayContract
{
    [Fact]
    public async Task The_same_start_opens_one_payment()
    {
        var start = Order();
        var first = await StartAsync(start);
        var second = await StartAsync(start);

        (second.Reference, second.Status).ShouldBe((first.Reference, first.Status));
        await OneIsHeldAsync(start);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_start_from_many_at_once_is_known_by_one_reference(bool hosted)
    {
        var start = Order(hosted: hosted);
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync(start)));
        var last = await StartAsync(start);

        together.Select(payment => payment.Status).ShouldAllBe(status => status == GatewayStatus.RequiresAction);
        together.Select(payment => payment.Reference).Append(last.Reference).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_for_another_amount_is_refused()
    {
        var start = Order();
        await StartAsync(start);
        var other = await StartAsync(start with { Amount = start.Amount with { MinorUnits = 99_00 } });

        other.Status.ShouldBe(GatewayStatus.Failed);
        other.Failure.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("dropAfter", false)]
    [InlineData("dropAfter", true)]
    [InlineData("errorAfter", false)]
    [InlineData("dropBefore", false)]
    [InlineData("error", true)]
    public async Task A_start_whose_answer_was_lost_is_taken_up_under_the_same_key(string fault, bool hosted)
    {
        NeedsThePlayed();
        var start = Order(hosted: hosted);
        await World.FaultAsync(Provider, "start", fault);
        (await Should.ThrowAsync<GatewayUnreachableException>(() => StartAsync(start))).Provider.ShouldBe(Provider);
        await World.NoFaultsAsync();

        (await StartAsync(start)).Status.ShouldBe(GatewayStatus.RequiresAction);
        await OneIsHeldAsync(start);
    }

    [Fact]
    public async Task A_capture_whose_answer_was_lost_is_taken_up_under_the_same_key()
    {
        if (!CapturesLater) return;

        NeedsThePlayed();
        var payment = await AuthorizedAsync();
        await World.FaultAsync(Provider, "capture", "dropAfter");
        await Should.ThrowAsync<GatewayUnreachableException>(() => Gateway.CaptureAsync(payment.Reference, payment.Amount, payment.Reference, Ct));
        await World.NoFaultsAsync();

        var captured = await Gateway.CaptureAsync(payment.Reference, payment.Amount, payment.Reference, Ct);
        (captured.Status, captured.Captured, captured.Failure).ShouldBe((GatewayStatus.Captured, payment.Amount.MinorUnits, null));
    }

    [Fact]
    public async Task A_provider_that_answers_too_late_is_not_waited_for()
    {
        NeedsThePlayed();
        var payment = await StartAsync(Order());
        await World.FaultAsync(Provider, "read", "delay", milliseconds: 20_000);

        var began = TimeProvider.System.GetTimestamp();
        await Should.ThrowAsync<GatewayUnreachableException>(() => ReadAsync(payment.Reference));
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Reading_is_tried_again_after_a_fault()
    {
        NeedsThePlayed();
        var payment = await StartAsync(Order());
        await World.FaultAsync(Provider, "read", "error", times: 1);

        (await ReadAsync(payment.Reference)).Status.ShouldBe(GatewayStatus.RequiresAction);
    }

    [Fact]
    public async Task A_provider_that_keeps_silent_is_left_alone_and_asked_again_later()
    {
        NeedsThePlayed();
        await using var services = World.Services(("Payments:Http:BreakAfter", "2"), ("Payments:Http:BreakSeconds", "1"), ("Payments:Http:Tries", "1"));
        var gateway = GatewayWorld.Of(services, Provider);
        var payment = await gateway.StartAsync(Order(), Ct);
        await World.FaultAsync(Provider, "read", "dropBefore", times: 2);
        for (var i = 0; i < 2; i++) await Should.ThrowAsync<GatewayUnreachableException>(() => gateway.ReadAsync(payment.Reference, Ct));

        (await Should.ThrowAsync<GatewayUnreachableException>(() => gateway.ReadAsync(payment.Reference, Ct))).Message.ShouldContain("left alone"); // the fault is over, yet nobody asks
        await Task.Delay(1_200, Ct);
        (await gateway.ReadAsync(payment.Reference, Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_no_answer()
    {
        NeedsThePlayed();
        await using var services = World.Services(($"Payments:{Provider}:BaseAddress", $"{World.Origin}/nowhere/"));

        await Should.ThrowAsync<GatewayUnreachableException>(async () => await GatewayWorld.Of(services, Provider).ListAsync(DateTimeOffset.UtcNow.AddHours(-1), Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task Wrong_credentials_say_nothing_of_a_payment()
    {
        NeedsThePlayed();
        var wrong = new string('0', 32);
        await using var services = World.Services(("Payments:Stripe:SecretKey", "sk_test_" + wrong), ("Payments:Razorpay:KeySecret", wrong), ("Payments:Paypal:ClientSecret", wrong), ("Payments:Mips:Password", wrong));

        var refused = await Should.ThrowAsync<GatewayUnreachableException>(() => GatewayWorld.Of(services, Provider).StartAsync(Order(), Ct));
        refused.ToString().ShouldNotContain(wrong);
    }

    [Fact]
    public async Task What_is_kept_of_an_answer_opens_nothing_and_names_nobody()
    {
        var payment = await PaidAsync(hosted: World.IsPlayed(Provider));
        var kept = (await ReadAsync(payment.Reference)).Raw + (await StartAsync(Order())).Raw + (await RefundAsync(payment, 1_00, "raw")).Raw;

        kept.ShouldContain(payment.Reference);
        foreach (var secret in (string[])["@example.test", "_secret_", "411111", "Some One", World.Secret]) kept.ShouldNotContain(secret);
        kept.ShouldNotMatch("(?<![0-9A-Za-z])(424242424242)?4242(?![0-9A-Za-z])"); // an id may happen to hold the four digits
    }

    private async Task OneIsHeldAsync(GatewayStart start)
    {
        if (World.IsPlayed(Provider)) (await World.HeldAsync(Provider, start.Key)).Count.ShouldBe(1);
    }
}
