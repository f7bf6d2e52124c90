using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Domain.UnitTests.Ordering;

public sealed class InterestTests
{
    private readonly Interest _interest = Interest.Express(BuyerId.New(), ListingId.New(), SellerId.New(), "Also in blue?");

    [Fact]
    public void An_interest_is_answered_before_it_comes_to_an_end()
    {
        Refused.By(() => _interest.Move(InterestStatus.Closed, Interest.OfSellerAndAdmin, reason: null)).Code.ShouldBe("invalid_state_transition");
        Refused.By(() => _interest.Move(InterestStatus.Contacted, Interest.OfBuyer, reason: null)).Code.ShouldBe("invalid_state_transition");

        _interest.Move(InterestStatus.Contacted, Interest.OfSellerAndAdmin, reason: null);
        _interest.Move(InterestStatus.Contacted, Interest.OfSellerAndAdmin, reason: null);
        Refused.By(() => _interest.Move(InterestStatus.Withdrawn, Interest.OfBuyer, reason: null)).Code.ShouldBe("invalid_state_transition");
        _interest.Move(InterestStatus.Closed, Interest.OfSellerAndAdmin, reason: null);

        _interest.Events.Select(happened => happened.Name).ShouldBe(["interest.expressed", "interest.contacted", "interest.closed"]);
    }

    [Fact]
    public void Only_a_buyer_takes_it_back_and_only_what_was_written_is_forgotten()
    {
        Refused.By(() => _interest.Move(InterestStatus.Withdrawn, Interest.OfSellerAndAdmin, reason: null)).Code.ShouldBe("invalid_state_transition");
        _interest.ForgetPerson();
        _interest.ForgetPerson();

        (_interest.Status, _interest.Message).ShouldBe((InterestStatus.Withdrawn, null));
    }
}
