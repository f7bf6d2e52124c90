using Marketplace.Application.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Money that goes back.</summary>
public abstract partial class GatewayContract
{
    [Fact]
    public async Task All_of_it_goes_back_at_once()
    {
        var payment = await PaidAsync();
        var refund = await RefundAsync(payment, payment.Captured, "all");

        (refund.Status, refund.Amount, refund.Failure).ShouldBe((GatewayRefundStatus.Succeeded, payment.Amount, null));
        var read = (await Gateway.ReadRefundAsync(payment.Reference, refund.Reference, Ct)).ShouldNotBeNull();
        (read.Reference, read.Status, read.Amount).ShouldBe((refund.Reference, refund.Status, refund.Amount));
        var now = await ReadAsync(payment.Reference);
        (now.Status, now.Captured, now.Refunded).ShouldBe((GatewayStatus.Captured, payment.Captured, payment.Captured));
    }

    [Fact]
    public async Task Parts_go_back_until_nothing_is_left_and_no_more()
    {
        var payment = await PaidAsync(10_00);
        foreach (var (key, amount) in ((string, long)[])[("a", 3_00), ("b", 3_00), ("c", 3_99)]) (await RefundAsync(payment, amount, key)).Status.ShouldBe(GatewayRefundStatus.Succeeded);

        var refused = await RefundAsync(payment, 2, "d");
        refused.Status.ShouldBe(GatewayRefundStatus.Failed);
        refused.Failure.ShouldNotBeNull().Message.ShouldEndWith(".");
        (await RefundAsync(payment, 1, "e")).Status.ShouldBe(GatewayRefundStatus.Succeeded);
        (await ReadAsync(payment.Reference)).Refunded.ShouldBe(10_00);
        (await RefundAsync(payment, 1, "f")).Status.ShouldBe(GatewayRefundStatus.Failed);
    }

    [Fact]
    public async Task The_same_refund_is_sent_once_however_often_it_is_asked()
    {
        var payment = await PaidAsync();
        var first = await RefundAsync(payment, 4_00, "same");
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RefundAsync(payment, 4_00, "same")));

        together.ShouldAllBe(again => again.Reference == first.Reference && again.Status == GatewayRefundStatus.Succeeded);
        (await RefundAsync(payment, 5_00, "same")).Status.ShouldBe(GatewayRefundStatus.Failed); // another one under its key
        (await ReadAsync(payment.Reference)).Refunded.ShouldBe(4_00);
    }

    [Fact]
    public async Task What_is_not_paid_cannot_be_sent_back()
    {
        var payment = await StartAsync(Order());

        var refused = await RefundAsync(payment, 1_00, "early");
        (refused.Status, refused.Amount.MinorUnits).ShouldBe((GatewayRefundStatus.Failed, 1_00));
        (await Gateway.ReadRefundAsync(payment.Reference, refused.Reference, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_found_by_its_key()
    {
        NeedsThePlayed();
        var payment = await PaidAsync();
        await World.FaultAsync(Provider, "refund", "dropAfter");
        await Should.ThrowAsync<GatewayUnreachableException>(() => RefundAsync(payment, 4_00, "lost"));
        await World.NoFaultsAsync();
        (await ReadAsync(payment.Reference)).Refunded.ShouldBe(4_00);

        (await RefundAsync(payment, 4_00, "lost")).Status.ShouldBe(GatewayRefundStatus.Succeeded);
        (await ReadAsync(payment.Reference)).Refunded.ShouldBe(4_00);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_goes_back_slowly_is_pending_until_it_has_arrived_or_failed(bool arrives)
    {
        NeedsThePlayed();
        var payment = await PaidAsync();
        await World.BuyerAsync(payment.Reference, "refundSlowly");

        var refund = await RefundAsync(payment, 4_00, "slow");
        (refund.Status, refund.Failure).ShouldBe((GatewayRefundStatus.Pending, null));
        (await ReadRefundAsync()).Status.ShouldBe(GatewayRefundStatus.Pending);
        await World.BuyerAsync(payment.Reference, arrives ? "refundArrives" : "refundFails");

        var ended = await ReadRefundAsync();
        (ended.Status, ended.Amount.MinorUnits, ended.Failure is null).ShouldBe((arrives ? GatewayRefundStatus.Succeeded : GatewayRefundStatus.Failed, 4_00, arrives));
        (await ReadAsync(payment.Reference)).Refunded.ShouldBe(arrives ? 4_00 : 0);

        async Task<GatewayRefund> ReadRefundAsync() => (await Gateway.ReadRefundAsync(payment.Reference, refund.Reference, Ct)).ShouldNotBeNull();
    }

    private Task<GatewayRefund> RefundAsync(GatewayPayment payment, long amount, string key) =>
        Gateway.RefundAsync(new GatewayRefundOrder(payment.Reference, payment.Amount with { MinorUnits = amount }, $"{payment.Key!.Value.Value}:{key}", "returned"), Ct);
}
