using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class FoodAndTea
{
    public static readonly DemoDepartment Department = new("Food & Tea", 0x7BA05B,
        new DemoShelf(Group: null, "Tea", Pictogram.Tea)
        {
            Brands = ["Bois Chéri Gardens", "Ti Bazar", "Maison Corson"],
            Tags = ["organic", "gift", "vegan"],
            Weight = (100, 150),
            Remarks = ["Packed within days of drying.", "Brew for three to five minutes and taste it first without sugar.", "Keep it closed, dry and away from light."],
            Axis = new("weight", 3, 90, "100 g", "250 g", "500 g"),
            Items =
            [
                new("Vanilla Black Tea", 790, "Black tea from the highlands with real vanilla, the taste of every island afternoon."),
                new("Highland Black Tea", 650, "A brisk, amber tea that takes milk well."),
                new("Green Tea with Lemongrass", 820, "Fresh and clear, with lemongrass from the garden."),
                new("Coconut Black Tea", 790, "Soft and round, good hot and better over ice."),
                new("White Tea Buds", 1650, "Only buds, picked before sunrise and dried slowly."),
                new("Bergamot Tea", 850, "A fine black tea with the oil of ripe bergamots."),
                new("Ginger and Turmeric Infusion", 720, "Free of caffeine, warming and a little sharp."),
                new("Mint Infusion", 590, "Whole leaves of mint and nothing else."),
            ],
        },
        new DemoShelf(Group: null, "Coffee", Pictogram.Coffee)
        {
            Brands = ["Chamarel Roasters", "Ti Bazar"],
            Tags = ["organic", "gift", "vegan"],
            Weight = (250, 260),
            Remarks = ["Roasted every Tuesday in small batches.", "The bag has a valve and can be closed again.", "Best within six weeks of roasting."],
            Axis = new("weight", 2, 85, "250 g", "500 g", "1 kg"),
            SecondAxis = new("grind", 3, 0, "whole beans", "filter", "espresso"),
            Items =
            [
                new("Chamarel Single Estate Coffee", 1490, "Grown on seven hills of coloured earth, mild and nutty."),
                new("Island Espresso Blend", 1190, "Dark, with cocoa and a long finish."),
                new("Breakfast Roast", 990, "A light roast that is kind to the stomach."),
                new("Decaffeinated Coffee", 1250, "The caffeine is washed out with water, the taste stays."),
                new("Bourbon Variety Coffee", 1890, "The old variety of the islands, sweet and floral."),
            ],
        },
        new DemoShelf("Pantry", "Spices", Pictogram.Spice)
        {
            Brands = ["Ti Bazar", "Masala Lane"],
            Tags = ["vegan", "kitchen", "organic"],
            Weight = (60, 110),
            Remarks = ["Ground in small amounts and filled into glass.", "No salt, no colouring, no filler.", "The jar can be refilled."],
            Items =
            [
                new("Mauritian Curry Powder", 540, "Coriander, cumin, fenugreek and curry leaves, as the market sells it."),
                new("Ground Turmeric", 420, "Deep yellow and earthy, from roots dried in the sun."),
                new("Vindaye Mix", 580, "Mustard and turmeric for the pickled fish of the coast."),
                new("Garam Masala", 560, "Roasted before it is ground, so use it at the end."),
                new("Smoked Chilli Flakes", 490, "A slow heat with smoke behind it."),
                new("Cinnamon Sticks", 620, "Whole sticks that unroll a sweet, woody scent."),
                new("Whole Cloves", 550, "Picked as buds and dried until they rattle."),
                new("Four Spice Blend", 590, "Pepper, ginger, nutmeg and clove for stews and cakes."),
            ],
        },
        new DemoShelf("Pantry", "Jams & Chutneys", Pictogram.Jam)
        {
            Brands = ["Maison Corson", "Ti Bazar", "Verger du Sud"],
            Tags = ["vegan", "handmade", "gift"],
            Weight = (280, 420),
            Remarks = ["Cooked in copper in batches of forty jars.", "More fruit than sugar.", "Keep it cool once it is open."],
            Items =
            [
                new("Papaya and Vanilla Jam", 690, "Ripe papaya with a vanilla pod in every jar."),
                new("Pineapple Jam", 620, "From small Victoria pineapples, sweet with a clean edge."),
                new("Guava Jelly", 650, "Clear and pink, from wild guavas of the hills."),
                new("Mango Chutney", 740, "Sweet, sour and a little hot: good with cheese as well."),
                new("Tamarind Chutney", 680, "Dark and tart, for everything fried."),
                new("Coconut Chutney", 720, "Roasted coconut with mint and green chilli."),
                new("Lime Pickle", 660, "Whole limes that waited six months in mustard oil."),
            ],
        });
}
