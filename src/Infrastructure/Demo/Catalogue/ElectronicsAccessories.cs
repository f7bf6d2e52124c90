using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class ElectronicsAccessories
{
    public static readonly DemoDepartment Department = new("Electronics Accessories", 0x6C84A3,
        new DemoShelf(Group: null, "Phone Cases", Pictogram.Phone)
        {
            Brands = ["Coque Libre", "Tamarin Surf"],
            Tags = ["vegan", "durable", "travel"],
            Weight = (28, 60),
            Remarks = ["Protects the corners and the camera.", "Wireless charging works through it.", "Made of plant fibres and composted at the end of its life."],
            Axis = new("fits", 3, 0, "5.8 inch", "6.1 inch", "6.7 inch"),
            SecondAxis = DemoAxis.Colours("lagoon", "sand", "black", "coral"),
            Items =
            [
                new("Palm Leaf Phone Case", 1900, "A slim case with one leaf on its back."),
                new("Cork Phone Case", 2200, "Light, warm to the touch and never slippery."),
                new("Rugged Phone Case", 2900, "For people who drop things: tested from two metres."),
                new("Clear Phone Case", 1400, "Shows the phone and does not turn yellow."),
                new("Wallet Phone Case", 3200, "Carries three cards and closes with a magnet."),
                new("Case with Carrying Cord", 2600, "Wear it across the shoulder and keep both hands free."),
            ],
        },
        new DemoShelf(Group: null, "Chargers & Cables", Pictogram.Plug)
        {
            Brands = ["Voltaire Lab", "Coque Libre"],
            Tags = ["energy-saving", "travel", "durable"],
            Weight = (60, 320),
            Remarks = ["Uses almost no power when nothing is charging.", "Protected against heat and surges.", "Guaranteed for two years."],
            Axis = new("plug", 3, 0, "type G", "type C", "type A"),
            Items =
            [
                new("USB-C Charger 30 W", 2400, "Small, quick and good for phone and tablet."),
                new("USB-C Charger 65 W", 3900, "Enough for a laptop, small enough for a pocket."),
                new("Four-Port Travel Charger", 4400, "One socket for the whole family."),
                new("Charger with Cable 20 W", 1900, "The plain one, with a braided cable of one metre."),
                new("Desk Charging Station", 5900, "Tidies up the desk and charges four things at once."),
                new("Wireless Charging Pad", 2900, "Put the phone down and it charges."),
                new("Car Charger with Two Ports", 1750, "Fits flush and lights up faintly at night."),
            ],
        },
        new DemoShelf(Group: null, "Speakers", Pictogram.Speaker)
        {
            Brands = ["Ravann Audio", "Voltaire Lab"],
            Tags = ["gift", "travel", "living"],
            Weight = (280, 2600),
            Remarks = ["Connects by Bluetooth and by cable.", "The battery can be replaced.", "Two of them play in stereo."],
            Axis = DemoAxis.Colours("black", "sand", "lagoon", "rust"),
            Items =
            [
                new("Portable Speaker", 4900, "Twelve hours of music in the size of a cup."),
                new("Waterproof Beach Speaker", 6900, "Floats, and plays on."),
                new("Bookshelf Speaker", 12900, "A wooden case and a calm, full sound."),
                new("Shower Speaker", 2900, "Holds on to the tiles with a cup."),
                new("Party Speaker", 15900, "Loud enough for the garden, with a handle to carry it home."),
                new("Radio Speaker", 7900, "A radio with a real dial and a modern inside."),
            ],
        });
}
