using System.Text;
using Marketplace.Domain.Ordering;

namespace Marketplace.Domain.UnitTests.Ordering;

public sealed class PickupCodeTests
{
    private static readonly DateTimeOffset Now = OrderSamples.Now;

    private readonly SellerOrder _part = OrderSamples.In(SellerOrderStatus.ReadyForPickup, FulfilmentMethod.Pickup);

    [Fact]
    public void A_code_is_tried_five_times_and_no_more()
    {
        var code = Issue();

        for (var left = 4; left >= 0; left--)
        {
            code.Try("wrong", Now).ShouldBeFalse();
            code.TriesLeft.ShouldBe(left);
        }

        code.Try("right", Now).ShouldBeFalse();
        code.TriesLeft.ShouldBe(0);
    }

    [Fact]
    public void The_code_is_good_once_and_in_time()
    {
        Issue().Try("right", Now.AddDays(1)).ShouldBeFalse();
        var code = Issue();

        code.Try("right", Now).ShouldBeTrue();
        code.Try("right", Now).ShouldBeFalse();
    }

    [Fact]
    public void A_spent_code_is_replaced_twice()
    {
        var code = Issue();
        for (var renewed = 0; renewed < 2; renewed++) code.Renew(_part, _ => ("other", []), Now.AddDays(1));

        (code.TriesLeft, code.Try("right", Now), code.Try("other", Now)).ShouldBe((5, false, true));
        Refused.By(() => code.Renew(_part, _ => ("third", []), Now.AddDays(1))).Code.ShouldBe("invalid_state_transition");
    }

    private PickupCode Issue() => PickupCode.For(_part, _ => ("right", Encoding.ASCII.GetBytes("sealed")), Now.AddDays(1));
}
