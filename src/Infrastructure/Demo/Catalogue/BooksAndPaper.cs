using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class BooksAndPaper
{
    public static readonly DemoDepartment Department = new("Books & Paper", 0xB08D57,
        new DemoShelf("Books", "Cookbooks", Pictogram.Cookbook)
        {
            Brands = ["Éditions du Banyan", "Lantern Press"],
            Tags = ["gift", "kitchen"],
            Weight = (450, 1100),
            Remarks = ["Bound with thread, so it stays open on the table.", "Every recipe was cooked twice by people who do not cook for a living.", "Illustrated throughout."],
            Axis = new("language", 2, 0, "English", "French"),
            Items =
            [
                new("The Island Kitchen", 3200, "A hundred dishes in which four continents meet."),
                new("Street Food of Port Louis", 2600, "What to eat at which corner, and how to make it at home."),
                new("Curry Leaves and Coconut", 2900, "Vegetarian cooking for every day of the week."),
                new("From the Reef", 3400, "Fish and seafood, with advice on what to leave in the sea."),
                new("Sweet Things", 2450, "Cakes, puddings and the biscuits that grandmothers keep in tins."),
                new("Tea Time", 1950, "How tea grows, how to brew it and what to bake for it."),
            ],
        },
        new DemoShelf("Books", "Stories for Children", Pictogram.Storybook)
        {
            Brands = ["Little Tortoise Books", "Éditions du Banyan"],
            Tags = ["kids", "gift"],
            Weight = (280, 520),
            Remarks = ["Printed on thick paper for small hands.", "For reading aloud from the age of four.", "With a page at the end to draw your own ending."],
            Axis = new("language", 2, 0, "English", "French"),
            Items =
            [
                new("The Last Dodo's Birthday", 1600, "A bird that everyone believes gone plans a party."),
                new("Moon over the Lagoon", 1500, "A quiet story for going to sleep."),
                new("The Tortoise Who Was Late", 1450, "He is slow, he is three hundred years old, and he is right."),
                new("Why the Sea Is Salty", 1550, "Five old tales of the islands, told anew."),
                new("Captain Papaya", 1650, "A girl, a raft and a very small volcano."),
                new("The Wind Has a Name", 1500, "What to do when a cyclone comes, told by a brave dog."),
            ],
        },
        new DemoShelf(Group: null, "Notebooks", Pictogram.Notebook)
        {
            Brands = ["Papier Canne", "Atelier Nord"],
            Tags = ["plastic-free", "gift", "handmade"],
            Weight = (160, 380),
            Remarks = ["The paper is made from sugar cane and takes ink well.", "Lies flat on every page.", "The corners are rounded so that they stay whole."],
            Axis = new("ruling", 3, 0, "plain", "lined", "dotted"),
            Items =
            [
                new("Pocket Notebook", 890, "Fits the back pocket and survives it."),
                new("Spiral Notebook A5", 1190, "Two hundred pages that turn all the way round."),
                new("Sketchbook A4", 1950, "Heavy paper for pencil, ink and a little water."),
                new("Travel Journal", 2250, "With room for tickets in the back cover."),
                new("Recipe Book to Fill In", 2100, "Tabs for eight chapters and pages that can be wiped."),
                new("Weekly Planner", 1690, "A week on two pages, without dates: begin whenever you like."),
                new("Address Book", 1390, "For the people whose letters you keep."),
            ],
        },
        new DemoShelf(Group: null, "Prints & Posters", Pictogram.Poster)
        {
            Brands = ["Phare Studio", "Papier Canne"],
            Tags = ["living", "gift", "limited"],
            Weight = (150, 300),
            Remarks = ["Printed with pigment inks on cotton paper.", "Sent rolled in a strong tube.", "The frame is not included."],
            Axis = new("format", 3, 60, "A4", "A3", "A2"),
            Items =
            [
                new("Le Morne at Dusk", 1900, "The mountain in four flat colours."),
                new("Lighthouse Print", 1900, "The old light of the west coast on a stormy day."),
                new("Sugar Cane Fields", 1750, "Green to the horizon, and one white egret."),
                new("Map of the Lagoon", 2200, "Reefs, passes and depths, drawn like an old sea chart."),
                new("Palm Study", 1650, "A single palm, printed from a hand-cut block."),
                new("Market Morning", 1850, "Awnings, baskets and the first light."),
            ],
        });
}
