using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;

namespace Marketplace.Domain.UnitTests.Inventory;

public class StockItemTests
{
    [Fact]
    public void The_movements_add_up_to_what_is_on_hand()
    {
        var item = Stock(10);

        item.Adjust(new AdjustmentDetails(-3, null, AdjustmentReason.Damaged), by: null);
        item.Adjust(new AdjustmentDetails(null, 12, AdjustmentReason.Counted) { CompareQuantity = 7 }, by: null);

        item.OnHand.ShouldBe(12);
        item.NewMovements.Sum(movement => movement.Quantity).ShouldBe(12);
        item.NewMovements[^1].OnHandAfter.ShouldBe(12);
    }

    [Fact]
    public void Stock_never_falls_below_nothing() =>
        Refused.By(() => Stock(2).Adjust(new AdjustmentDetails(-3, null, AdjustmentReason.Lost), by: null)).Code.ShouldBe("insufficient_stock");

    [Fact]
    public void A_count_of_something_else_is_refused() =>
        Refused.By(() => Stock(2).Adjust(new AdjustmentDetails(null, 5, AdjustmentReason.Counted) { CompareQuantity = 3 }, by: null))
            .ShouldBe(("precondition_failed", "compareQuantity"));

    [Fact]
    public void An_adjustment_has_either_a_difference_or_a_count()
    {
        Refused.By(() => Stock(2).Adjust(new AdjustmentDetails(1, 1, AdjustmentReason.Counted), by: null)).ShouldBe(("required", "delta"));
        Refused.By(() => Stock(2).Adjust(new AdjustmentDetails(null, null, AdjustmentReason.Counted), by: null)).ShouldBe(("required", "delta"));
    }

    [Fact]
    public void A_count_that_was_right_moves_nothing()
    {
        var item = Stock(2);

        var adjustment = item.Adjust(new AdjustmentDetails(null, 2, AdjustmentReason.Counted), by: null);

        adjustment.MovementId.ShouldBeNull();
        item.NewMovements.Count.ShouldBe(1);
    }

    [Fact]
    public void Safety_stock_is_not_available()
    {
        var item = Stock(10);

        item.SetLevels(safetyStock: 4, lowStockThreshold: null);

        item.Available.ShouldBe(6);
    }

    private static StockItem Stock(int onHand) => StockItem.Open(ListingId.New(), SellerId.New(), onHand);
}
