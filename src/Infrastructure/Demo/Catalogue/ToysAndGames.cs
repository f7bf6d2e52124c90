using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class ToysAndGames
{
    public static readonly DemoDepartment Department = new("Toys & Games", 0xE0A040,
        new DemoShelf(Group: null, "Wooden Toys", Pictogram.Blocks)
        {
            Brands = ["Petit Atelier", "Little Tortoise"],
            Tags = ["kids", "plastic-free", "durable"],
            Weight = (300, 1400),
            Remarks = ["Beech wood from managed forests, painted with colours that are safe for mouths.", "No part is small enough to be swallowed.", "Comes in a cotton bag."],
            Items =
            [
                new("Building Blocks, 40 Pieces", 3400, "Cubes, arches and roofs for a small town."),
                new("Stacking Tower", 1900, "Eight rings from large to small, for the first birthday."),
                new("Shape Sorter", 2400, "Six shapes, six holes and a lid that opens."),
                new("Rainbow Arches", 3900, "A bridge, a cave, a cradle: seven arches become anything."),
                new("Fishing Boat on Wheels", 2800, "To pull along, with two sailors who can get off."),
                new("Balancing Stones", 2950, "Light wooden stones with many faces, for patient hands."),
                new("Village Set", 4600, "Houses, trees and a temple, a church and a mosque side by side."),
            ],
        },
        new DemoShelf(Group: null, "Puzzles & Board Games", Pictogram.Die)
        {
            Brands = ["Rainy Season Games", "Petit Atelier"],
            Tags = ["kids", "gift", "family"],
            Weight = (350, 1100),
            Remarks = ["Rules in English and French.", "Made of card and wood, without plastic.", "Lost pieces are replaced free of charge."],
            Items =
            [
                new("Reef Explorers", 3200, "A game for two to four players who save the reef together."),
                new("Dominoes in a Wooden Box", 2400, "The game of every village square, in ebony black."),
                new("Island Memory Game", 1600, "Thirty-six pairs of birds, fruit and boats."),
                new("Sugar and Ships", 3900, "Trade, build and outwit your neighbours in an hour."),
                new("Dice Game Set", 1250, "Five dice, a cup and twelve games in a booklet."),
                new("Jigsaw Puzzle of the Market, 500 Pieces", 2100, "Busy enough to last through a rainy weekend."),
                new("Travel Draughts", 1850, "Folds up with all its pieces inside."),
            ],
        });
}
