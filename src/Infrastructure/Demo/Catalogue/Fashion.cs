using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class Fashion
{
    public static readonly DemoDepartment Department = new("Fashion", 0x8E7CC3,
        new DemoShelf("Clothing", "T-Shirts & Tops", Pictogram.Shirt)
        {
            Brands = ["Dodo & Daughters", "Filao Textiles", "Tamarin Surf"],
            Tags = ["cotton", "organic", "unisex"],
            Weight = (140, 320),
            Remarks = ["Knitted from organic cotton with a little weight to it.", "Wash at 30 °C and dry in the shade.", "Cut straight; take one size up for a loose fit."],
            Axis = DemoAxis.Clothes,
            Items =
            [
                new("Dodo Print T-Shirt", 2200, "Our bird in one colour, printed by hand with water-based ink."),
                new("Classic Crew Neck T-Shirt", 1890, "The plain shirt that goes with everything."),
                new("Long-Sleeved Surf Top", 3400, "Protects from the sun with a factor of 50 and dries quickly."),
                new("Striped Sailor Top", 2950, "Narrow stripes and a boat neck, as worn on every quay."),
                new("Linen Shirt", 4900, "Cool on hot days and better with every wrinkle."),
                new("Polo Shirt with Wooden Buttons", 3600, "A fine piqué with three buttons of coconut wood."),
                new("Sleeveless Top", 1990, "Wide at the arms and easy to layer."),
            ],
        },
        new DemoShelf("Clothing", "Dresses & Pareos", Pictogram.Dress)
        {
            Brands = ["Flamboyant", "Lagoon Living"],
            Tags = ["summer", "handmade", "cotton"],
            Weight = (180, 420),
            Remarks = ["The dye is fixed so that it does not bleed in the wash.", "Light enough to fold into a handbag.", "Printed in small runs, so colours vary a little."],
            Axis = new("size", 4, 0, "S", "M", "L", "XL"),
            Items =
            [
                new("Flamboyant Summer Dress", 5900, "A sleeveless dress in the red of the flame trees in December."),
                new("Wrap Dress in Viscose", 6400, "Ties at the side and fits through many summers."),
                new("Long Beach Dress", 5200, "Falls straight to the ankle, with a slit for walking."),
                new("Linen Shirt Dress", 7400, "Buttons all the way, so it also works as a light coat."),
                new("Batik Sundress", 5600, "Waxed and dyed by hand in three baths."),
                new("Cotton Tunic", 4300, "Reaches to the thigh and goes well over trousers."),
            ],
        },
        new DemoShelf("Accessories", "Bags & Totes", Pictogram.Bag)
        {
            Brands = ["Sac Zoli", "Vacoas Weavers", "Dodo & Daughters"],
            Tags = ["handmade", "durable", "gift"],
            Weight = (250, 950),
            Remarks = ["The seams are sewn twice where the weight hangs.", "An inside pocket keeps keys and cards together.", "It carries ten kilograms without complaint."],
            Axis = DemoAxis.Colours("natural", "navy", "rust", "black"),
            Items =
            [
                new("Canvas Market Tote", 2600, "A roomy tote with handles long enough for the shoulder."),
                new("Woven Vacoas Bag", 4900, "Plaited from screw-pine leaves in the old way of the coast."),
                new("Beach Bag with Zip", 3900, "Sand falls through the mesh at the bottom, wallets do not."),
                new("Small Shoulder Bag", 4400, "Just enough room for a book, a purse and sunglasses."),
                new("Weekend Bag", 8900, "Fits under an airline seat and holds clothes for three days."),
                new("Folding Shopper", 1450, "Folds into its own pocket and weighs next to nothing."),
                new("Laptop Sleeve Bag", 5200, "Padded for a fourteen-inch laptop and smart enough for the office."),
            ],
        },
        new DemoShelf("Accessories", "Hats & Caps", Pictogram.Hat)
        {
            Brands = ["Vacoas Weavers", "Tamarin Surf"],
            Tags = ["summer", "handmade", "unisex"],
            Weight = (90, 220),
            Remarks = ["A soft band inside keeps it in place in the wind.", "Can be rolled for travelling and springs back.", "The brim shades face and neck."],
            Axis = new("size", 3, 0, "S/M", "L/XL", "XXL"),
            Items =
            [
                new("Straw Sun Hat", 2900, "A light hat with a medium brim and a coloured ribbon."),
                new("Wide-Brimmed Garden Hat", 3500, "Shade for the whole day, with a cord for windy hours."),
                new("Panama Hat", 5900, "Finely woven and shaped over a wooden block."),
                new("Raffia Bucket Hat", 3200, "Crocheted in one piece, soft and easy to pack."),
                new("Fisherman's Straw Hat", 2450, "The plain hat of the lagoon, sturdy and honest."),
                new("Children's Sun Hat", 1900, "With a chin strap, because children run."),
            ],
        },
        new DemoShelf("Accessories", "Jewellery", Pictogram.Jewel)
        {
            Brands = ["Nacre", "Atelier Nord"],
            Tags = ["handmade", "gift", "wedding"],
            Weight = (8, 40),
            Remarks = ["Comes in a small box of recycled card.", "Free of nickel.", "Polish it with a soft dry cloth."],
            Axis = new("ring size", 4, 0, "52", "54", "56", "58"),
            Items =
            [
                new("Ring with Blue Topaz", 12900, "A clear blue stone in a plain, low setting."),
                new("Sea Glass Ring", 5900, "Glass that the sea has rounded, set in silver."),
                new("Hammered Gold-Plated Ring", 4800, "A narrow band with a surface that catches the light."),
                new("Garnet Ring", 9900, "A small, deep red stone between two beads."),
                new("Signet Ring", 8400, "A flat face, ready for engraving."),
                new("Stacking Rings, Set of 3", 6900, "Three thin rings to be worn together or apart."),
            ],
        });
}
