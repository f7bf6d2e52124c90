using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class OutdoorAndBeach
{
    public static readonly DemoDepartment Department = new("Outdoor & Beach", 0x4F9DB8,
        new DemoShelf("Beach", "Beach Towels", Pictogram.Towel)
        {
            Brands = ["Filao Textiles", "Tamarin Surf", "Lagoon Living"],
            Tags = ["summer", "cotton", "washable"],
            Weight = (350, 700),
            Remarks = ["Dries in the sun in half an hour.", "Sand falls off with one shake.", "Machine washable at 40 °C."],
            Axis = DemoAxis.Colours("lagoon", "sunset", "sand", "coral", "navy"),
            Items =
            [
                new("Striped Beach Towel", 2900, "A wide towel with two woven stripes."),
                new("Hammam Towel", 2600, "Flat-woven, thin and very absorbent."),
                new("Round Beach Towel", 3900, "Room for two, with a fringe all around."),
                new("Hooded Poncho Towel", 4500, "Change on the beach without acrobatics."),
                new("Microfibre Travel Towel", 1950, "Packs down to the size of a fist."),
                new("Children's Beach Towel", 1790, "Small enough to be carried by its owner."),
                new("Honeycomb Bath Sheet", 3600, "A deep weave that drinks water and dries fast."),
            ],
        },
        new DemoShelf("Beach", "Snorkelling", Pictogram.Mask)
        {
            Brands = ["Blue Bay Gear", "Tamarin Surf"],
            Tags = ["summer", "durable", "travel"],
            Weight = (350, 900),
            Remarks = ["Rinse it with fresh water after every swim.", "The glass is tempered.", "Comes in a mesh bag that dries fast."],
            Axis = new("size", 3, 0, "S", "M", "L"),
            Items =
            [
                new("Snorkel Set for the Lagoon", 4900, "Mask and snorkel that fit most faces and do not leak."),
                new("Panoramic Diving Mask", 5900, "One wide pane of glass shows more of the reef."),
                new("Children's Snorkel Set", 2900, "Soft silicone for smaller faces, with a whistle."),
                new("Full Face Snorkel Mask", 7900, "Breathe through the nose and see to all sides."),
                new("Low Volume Mask", 6400, "Sits close to the face and clears with one breath."),
                new("Dry Top Snorkel", 2400, "A float closes the tube when a wave comes over."),
            ],
        },
        new DemoShelf(Group: null, "Picnic & Garden", Pictogram.Basket)
        {
            Brands = ["Vacoas Weavers", "Verger du Sud"],
            Tags = ["handmade", "durable", "gift"],
            Weight = (600, 2400),
            Remarks = ["Woven from willow and finished with linseed oil.", "Wipe it with a damp cloth.", "The handle is bound with leather."],
            Items =
            [
                new("Picnic Basket for Four", 9800, "Holds plates, cups and cutlery for four, and the food."),
                new("Small Picnic Basket", 5400, "For two people, a loaf and a bottle."),
                new("Insulated Picnic Basket", 7600, "Keeps lunch cool until the afternoon."),
                new("Garden Harvest Basket", 3900, "A shallow basket for herbs, lettuce and tomatoes."),
                new("Log Basket", 6900, "Deep and strong, for wood or for toys."),
                new("Bread Basket", 2400, "A low basket with a cotton cloth."),
            ],
        });
}
