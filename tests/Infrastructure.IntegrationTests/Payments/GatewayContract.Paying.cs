using Marketplace.Application.Payments;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>From the start to the money.</summary>
public abstract partial class GatewayContract
{
    [Fact]
    public async Task What_is_started_waits_for_the_buyer_and_says_where_he_pays()
    {
        var start = Order(hosted: true);
        var payment = await StartAsync(start);

        (payment.Status, payment.Key, payment.Amount, payment.Captured).ShouldBe((GatewayStatus.RequiresAction, start.Key, start.Amount, 0));
        var action = payment.NextAction.ShouldNotBeNull();
        action.Kind.ShouldBeOneOf(GatewayActionKind.Redirect, GatewayActionKind.DeepLink);
        action.Url.ShouldNotBeNull().IsAbsoluteUri.ShouldBeTrue();

        var read = await ReadAsync(payment.Reference);
        (read.Reference, read.Status, read.Key, read.Amount).ShouldBe((payment.Reference, payment.Status, payment.Key, payment.Amount));
    }

    [Fact]
    public async Task Without_an_address_to_come_back_a_clients_library_is_given_what_it_needs()
    {
        var payment = await StartAsync(Order());

        payment.Status.ShouldBe(GatewayStatus.RequiresAction);
        (payment.NextAction!.Kind is GatewayActionKind.Sdk ? payment.NextAction.Data!.Values.All(value => value.Length > 0) : payment.NextAction.Url is not null).ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_provider_does_not_know_is_null()
    {
        var known = await StartAsync(Order());

        (await Gateway.ReadAsync(known.Reference[..^4] + "zzzz", Ct)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_buyer_pays_is_captured(bool hosted)
    {
        if (hosted) NeedsThePlayed();
        var payment = await PaidAsync(hosted: hosted);

        (payment.Authorized, payment.Refunded, payment.NextAction).ShouldBe((payment.Captured, 0, null));
    }

    [Fact]
    public async Task A_buyer_on_the_page_is_sent_back_to_the_shop()
    {
        NeedsThePlayed();
        var payment = await StartAsync(Order(hosted: true));
        var page = payment.NextAction!.Kind is GatewayActionKind.Redirect ? payment.NextAction.Url! : new Uri(payment.NextAction.Data!["page"]);

        var away = await GatewayWorld.ClickAsync(page, "abandon");
        if (away is not null) away.ShouldBe(CancelUrl);
        (await ReadAsync(payment.Reference)).Status.ShouldBe(GatewayStatus.RequiresAction);

        (await GatewayWorld.ClickAsync(page, "pay")).ShouldNotBeNull().GetLeftPart(UriPartial.Path).ShouldBe(ReturnUrl.GetLeftPart(UriPartial.Path));
        await CompletedAsync(payment);
    }

    [Fact]
    public async Task A_declined_payment_says_so_and_takes_no_money()
    {
        var started = await StartAsync(Order());
        await BuyerFailsAsync(started.Reference);
        var payment = await ReadAsync(started.Reference);
        if (payment.Status is GatewayStatus.Authorized) payment = await Gateway.CaptureAsync(started.Reference, started.Amount, "first", Ct); // a wallet declines then

        payment.Failure.ShouldNotBeNull().Message.ShouldEndWith(".");
        (payment.Status, payment.Captured).ShouldBe((TakesAnotherTry ? GatewayStatus.RequiresAction : GatewayStatus.Failed, 0));
        if (!TakesAnotherTry) return;

        await BuyerPaysAsync(started.Reference);
        await CompletedAsync(started);
    }

    [Fact]
    public async Task What_is_captured_later_is_authorized_first_and_then_captured_once()
    {
        if (!CapturesLater)
        {
            var refused = await StartAsync(Order(later: true));
            (refused.Status, refused.Failure!.Code).ShouldBe((GatewayStatus.Failed, "capture_later_unsupported"));
            return;
        }

        var payment = await AuthorizedAsync();
        foreach (var key in (string[])["one", "one", "two"])
        {
            var captured = await Gateway.CaptureAsync(payment.Reference, payment.Amount, payment.Reference + key, Ct);
            (captured.Status, captured.Captured, captured.Reference).ShouldBe((GatewayStatus.Captured, payment.Amount.MinorUnits, payment.Reference));
        }
    }

    [Fact]
    public async Task A_part_is_captured_and_the_rest_given_free_or_it_is_refused_as_a_whole()
    {
        if (!CapturesLater) return;

        var payment = await AuthorizedAsync();
        var captured = await Gateway.CaptureAsync(payment.Reference, payment.Amount with { MinorUnits = 5_00 }, payment.Reference, Ct);

        if (CapturesParts) (captured.Status, captured.Captured, captured.Authorized, captured.Failure).ShouldBe((GatewayStatus.Captured, 5_00, 5_00, null));
        else (captured.Status, captured.Captured, captured.Failure!.Code).ShouldBe((GatewayStatus.Authorized, 0, "partial_capture_unsupported"));
    }

    [Fact]
    public async Task More_than_was_authorized_is_not_captured()
    {
        if (!CapturesLater) return;

        var payment = await AuthorizedAsync();
        var refused = await Gateway.CaptureAsync(payment.Reference, payment.Amount with { MinorUnits = payment.Amount.MinorUnits + 1_00 }, payment.Reference, Ct);

        refused.Failure.ShouldNotBeNull();
        (refused.Status, refused.Captured).ShouldBe((GatewayStatus.Authorized, 0));
    }

    [Fact]
    public async Task What_is_authorized_can_be_voided_and_is_not_captured_any_more()
    {
        if (!CapturesLater) return;

        var payment = await AuthorizedAsync();
        (await Gateway.CancelAsync(payment.Reference, payment.Reference, Ct)).Status.ShouldBe(GatewayStatus.Cancelled);
        (await Gateway.CancelAsync(payment.Reference, payment.Reference, Ct)).Status.ShouldBe(GatewayStatus.Cancelled);

        var late = await Gateway.CaptureAsync(payment.Reference, payment.Amount, payment.Reference, Ct);
        (late.Status, late.Captured).ShouldBe((GatewayStatus.Cancelled, 0));
        late.Failure.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_nobody_has_paid_can_be_given_up()
    {
        var payment = await StartAsync(Order(hosted: true));

        (await Gateway.CancelAsync(payment.Reference, payment.Reference, Ct)).Status.ShouldBe(GatewayStatus.Cancelled);
        (await Gateway.CancelAsync(payment.Reference, payment.Reference + "again", Ct)).Status.ShouldBe(GatewayStatus.Cancelled);
    }

    [Fact]
    public async Task What_is_captured_cannot_be_given_up()
    {
        var payment = await PaidAsync();
        var refused = await Gateway.CancelAsync(payment.Reference, payment.Reference, Ct);

        refused.Failure.ShouldNotBeNull();
        (refused.Status, refused.Captured).ShouldBe((GatewayStatus.Captured, payment.Captured));
    }

    [Fact]
    public async Task What_changed_since_a_moment_is_listed_with_our_keys()
    {
        var since = DateTimeOffset.UtcNow.AddSeconds(-1);
        var (direct, hosted, open) = (await PaidAsync(), World.IsPlayed(Provider) ? await PaidAsync(hosted: true) : null, await StartAsync(Order()));

        var listed = await Gateway.ListAsync(since, Ct).ToListAsync(Ct);
        foreach (var paid in new[] { direct, hosted }.OfType<GatewayPayment>())
        {
            var found = listed.Where(payment => payment.Key == paid.Key).ShouldHaveSingleItem();
            (found.Reference, found.Status, found.Captured).ShouldBe((paid.Reference, GatewayStatus.Captured, paid.Captured));
        }

        listed.Where(payment => payment.Key == open.Key && payment.Status is not GatewayStatus.RequiresAction).ShouldBeEmpty();
        (await Gateway.ListAsync(DateTimeOffset.UtcNow.AddDays(6), Ct).ToListAsync(Ct)).ShouldBeEmpty();
    }

    /// <summary>In the currency's smallest unit by ISO 4217, and as the provider's own books say it in units.</summary>
    [Theory]
    [InlineData("USD", 12_34, "12.34")]
    [InlineData("JPY", 1_234, "1234")]
    [InlineData("KWD", 1_230, "1.23")]
    public async Task An_amount_arrives_as_it_was_meant(string currency, long amount, string units)
    {
        var start = Order(amount, currency: currency);
        var payment = await StartAsync(start);
        if (!Takes(currency))
        {
            payment.Status.ShouldBe(GatewayStatus.Failed);
            payment.Failure.ShouldNotBeNull();
            return;
        }

        payment.Amount.ShouldBe(new Money(amount, currency));
        await BuyerPaysAsync(payment.Reference);
        await CompletedAsync(payment);
        if (World.IsPlayed(Provider)) (await World.HeldAsync(Provider, start.Key)).ShouldHaveSingleItem().GetProperty("captured").GetDecimal().ShouldBe(decimal.Parse(units, System.Globalization.CultureInfo.InvariantCulture));
    }

    protected virtual bool Takes(string currency) => true;
}
