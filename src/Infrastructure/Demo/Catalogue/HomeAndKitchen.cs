using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

internal static class HomeAndKitchen
{
    public static readonly DemoDepartment Department = new("Home & Kitchen", 0xC98B6B,
        new DemoShelf("Kitchen", "Cookware", Pictogram.Pot)
        {
            Brands = ["Karay & Co", "Casa Basalte", "Curepipe Ironworks"],
            Tags = ["kitchen", "durable", "gift"],
            Weight = (900, 3200),
            Remarks = ["Suitable for gas and electric hobs.", "Wash by hand and dry at once, and it will last for decades.", "The base is thick enough to hold an even heat."],
            Axis = new("diameter", 3, 25, "20 cm", "24 cm", "28 cm"),
            Items =
            [
                new("Cast Iron Curry Pot", 5490, "A heavy pot with a close-fitting lid for slow curries and stews."),
                new("Enamelled Casserole", 6990, "Goes from the hob to the oven and then straight to the table."),
                new("Carbon Steel Wok", 3890, "Light enough to toss with one hand and quick to heat."),
                new("Flat Roti Pan", 2950, "A shallow pan with a low rim, made for flatbreads and pancakes."),
                new("Copper Base Saucepan", 4480, "Pours cleanly on both sides and has measuring marks inside."),
                new("Steamer Pot with Insert", 4190, "Two layers, so that vegetables steam while the rice cooks below."),
                new("Everyday Frying Pan", 3250, "A plain pan with a riveted handle that stays cool."),
            ],
        },
        new DemoShelf("Kitchen", "Tableware", Pictogram.Bowl)
        {
            Brands = ["Atelier Nord", "Terre Rouge Pottery", "Baie Blanche"],
            Tags = ["handmade", "kitchen", "gift"],
            Weight = (250, 900),
            Remarks = ["Each piece is thrown by hand, so no two are quite alike.", "Safe in the dishwasher and in the microwave.", "The glaze is free of lead and cadmium."],
            Axis = DemoAxis.Colours("sand", "lagoon", "charcoal", "coral"),
            Items =
            [
                new("Stoneware Breakfast Bowl", 1850, "Deep enough for porridge and wide enough for fruit on top."),
                new("Ramen Bowl", 2450, "A generous bowl with a foot that is easy to hold when it is hot."),
                new("Serving Bowl with Wave Rim", 3900, "A large bowl for salads, its rim pressed by hand into a soft wave."),
                new("Small Dipping Bowls, Set of 4", 2200, "Four little bowls for chutneys, oils and sauces."),
                new("Fruit Bowl on a Foot", 4600, "Stands a little above the table and lets fruit ripen evenly."),
                new("Rice Bowl", 1490, "A round, light bowl that fits well in one hand."),
                new("Nesting Bowls, Set of 3", 5400, "Three sizes that stack into the space of one."),
            ],
        },
        new DemoShelf("Kitchen", "Kitchen Textiles", Pictogram.Apron)
        {
            Brands = ["Filao Textiles", "Atelier Nord"],
            Tags = ["cotton", "kitchen", "washable"],
            Weight = (120, 420),
            Remarks = ["Made of washed cotton that softens with every wash.", "Machine washable at 60 °C.", "A loop at the back lets it hang from a hook."],
            Axis = DemoAxis.Colours("natural", "indigo", "terracotta", "olive"),
            Items =
            [
                new("Linen Apron with Pocket", 3200, "A full-length apron with a wide pocket for a towel or a phone."),
                new("Cross-Back Apron", 3600, "No ties at all: the crossed straps rest on the shoulders, not on the neck."),
                new("Half Apron for Waiting Tables", 2250, "Three pockets at the front and long ties that close in front."),
                new("Apron for Small Cooks", 1850, "Sized for children from four to eight, with an adjustable neck."),
                new("Barbecue Apron", 3950, "Heavy canvas that shrugs off sparks, with a loop for tongs."),
                new("Striped Bistro Apron", 2790, "Narrow woven stripes and a cut that reaches below the knee."),
            ],
        },
        new DemoShelf(Group: null, "Lamps & Lighting", Pictogram.Lamp)
        {
            Brands = ["Phare Studio", "Casa Basalte"],
            Tags = ["living", "handmade", "energy-saving"],
            Weight = (700, 2600),
            Remarks = ["Takes a standard E27 bulb, which is not included.", "The textile cable is two metres long and has a switch.", "Assembled in five minutes without tools."],
            Items =
            [
                new("Bedside Lamp with Linen Shade", 4900, "A small lamp that gives a warm, even light for reading."),
                new("Driftwood Table Lamp", 7900, "Its foot is a single piece of driftwood, sanded and oiled."),
                new("Woven Raffia Lamp", 6450, "The shade throws a fine pattern of light on the wall."),
                new("Desk Lamp with Brass Foot", 8800, "A narrow foot leaves room on the desk for everything else."),
                new("Basalt Stone Lamp", 9600, "Cut from island basalt and heavy enough never to tip over."),
                new("Night Light for Children", 2900, "A soft glow behind a small cloud of frosted glass."),
                new("Tall Reading Lamp", 11900, "Stands beside an armchair and turns to where you need it."),
            ],
        },
        new DemoShelf(Group: null, "Cushions & Throws", Pictogram.Cushion)
        {
            Brands = ["Filao Textiles", "Lagoon Living"],
            Tags = ["living", "cotton", "washable"],
            Weight = (300, 900),
            Remarks = ["The cover comes off with a hidden zip.", "The filling is made of recycled fibres and keeps its shape.", "Colours stay fresh when it is washed inside out."],
            Axis = DemoAxis.Colours("lagoon", "mustard", "rose", "slate", "ivory"),
            Items =
            [
                new("Striped Cotton Cushion", 2400, "Three woven stripes on a plain ground, soft on both sides."),
                new("Velvet Cushion", 2950, "A deep, dense velvet that changes with the light."),
                new("Outdoor Cushion", 3300, "Dries in an hour and does not mind a shower."),
                new("Bolster for Reading", 3800, "A long roll that supports the back in bed or on the sofa."),
                new("Floor Cushion", 5900, "Large and firm: an extra seat when friends come."),
                new("Embroidered Palm Cushion", 3450, "One palm leaf, embroidered in a single colour."),
                new("Knitted Cushion", 3100, "A chunky knit in soft yarn for the cooler evenings."),
            ],
        });
}
