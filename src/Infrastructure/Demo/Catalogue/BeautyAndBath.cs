using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class BeautyAndBath
{
    public static readonly DemoDepartment Department = new("Beauty & Bath", 0xD98CA5,
        new DemoShelf(Group: null, "Soaps", Pictogram.Soap)
        {
            Brands = ["Savonnerie du Nord", "Lagoon Living"],
            Tags = ["vegan", "plastic-free", "handmade"],
            Weight = (95, 125),
            Remarks = ["Stirred cold and left to ripen for six weeks.", "Wrapped in paper.", "Let it dry between uses and it lasts twice as long."],
            Items =
            [
                new("Coconut Milk Soap", 690, "Mild and creamy, for dry skin."),
                new("Vetiver Soap", 720, "Green, smoky and calm."),
                new("Charcoal Soap", 750, "Cleans deeply without leaving skin tight."),
                new("Ylang-Ylang Soap", 790, "The yellow flower of the islands in a pale bar."),
                new("Sea Salt Soap", 740, "Fine salt gives it a gentle grip."),
                new("Shampoo Bar", 980, "One bar replaces two bottles of shampoo."),
                new("Unscented Baby Soap", 650, "Olive oil, shea butter and nothing to smell."),
            ],
        },
        new DemoShelf(Group: null, "Oils & Balms", Pictogram.Bottle)
        {
            Brands = ["Île Botanique", "Savonnerie du Nord"],
            Tags = ["vegan", "organic", "gift"],
            Weight = (110, 160),
            Remarks = ["Pressed cold and filled into dark glass.", "A few drops are enough.", "Test it on a small patch of skin first."],
            Axis = new("volume", 3, 70, "50 ml", "100 ml", "200 ml"),
            Items =
            [
                new("Coconut Body Oil", 1290, "Sinks in within a minute and smells faintly of coconut."),
                new("Tamanu Face Oil", 2190, "A rich green oil that calms the skin after the sun."),
                new("Massage Oil with Camphor", 1690, "Warms tired shoulders and legs."),
                new("After-Sun Lotion", 1490, "Aloe and cucumber, kept cool in the fridge if you like."),
                new("Hair Oil with Moringa", 1590, "For dry ends, before or after washing."),
                new("Hand Balm", 990, "Beeswax and almond for hands that work."),
            ],
        },
        new DemoShelf(Group: null, "Candles & Scents", Pictogram.Candle)
        {
            Brands = ["Phare Studio", "Île Botanique"],
            Tags = ["gift", "handmade", "vegan"],
            Weight = (220, 420),
            Remarks = ["Poured from soy wax around a cotton wick.", "Let it melt to the rim the first time, so that it burns evenly.", "Burns for about forty hours."],
            Items =
            [
                new("Vanilla and Rum Candle", 2490, "A warm scent of old casks and vanilla."),
                new("Sea Breeze Candle", 2290, "Salt, driftwood and a little lime."),
                new("Frangipani Candle", 2390, "The evening scent of the garden."),
                new("Sugar Cane Candle", 2190, "Like the fields after the first rain."),
                new("Cinnamon Candle", 2290, "For the one cold week of the year."),
                new("Unscented Table Candle", 1290, "Gives light and leaves the smell to the food."),
            ],
        });
}
