using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Infrastructure.Demo;

/// <summary>The three sellers of the demo shop and where each has its shop.</summary>
internal static class DemoPeople
{
    public static readonly IReadOnlyList<(SellerDetails Seller, ShopDetails Shop)> Sellers =
    [
        (
            Seller("Atelier Nord", "Atelier Nord Ltée", "Small workshops of the north: pottery, linen and things that last.", "12 Royal Road", "Grand Baie", "30510", "MU-RR", "+2302630101"),
            Shop("Atelier Nord, Grand Baie", "12 Royal Road", "Grand Baie", "30510", "MU-RR", -20.0089m, 57.5812m, "+2302630101", opens: 9)),
        (
            Seller("Lagoon Living", "Lagoon Living Co Ltd", "Everything for the house by the sea and for the hours between swims.", "4 Coastal Road", "Tamarin", "90922", "MU-BL", "+2304830202"),
            Shop("Lagoon Living, Tamarin", "4 Coastal Road", "Tamarin", "90922", "MU-BL", -20.3256m, 57.3783m, "+2304830202", opens: 10)),
        (
            Seller("Ti Bazar", "Ti Bazar Trading", "The little market around the corner, now also by post.", "27 Farquhar Street", "Port Louis", "11302", "MU-PL", "+2302080303"),
            Shop("Ti Bazar, Central Market", "27 Farquhar Street", "Port Louis", "11302", "MU-PL", -20.1609m, 57.5012m, "+2302080303", opens: 8)),
    ];

    private static SellerDetails Seller(string name, string legalName, string about, string line, string city, string postalCode, string district, string phone) =>
        new(name, Slug.From(name)!, legalName)
        {
            Description = new RichText(TextFormat.Plain, about),
            LegalAddress = Place(legalName, line, city, postalCode, district, phone),
            ContactEmail = $"hello@{Slug.From(name)}.example",
            ContactPhone = phone,
        };

    private static ShopDetails Shop(string name, string line, string city, string postalCode, string district, decimal latitude, decimal longitude, string phone, int opens) =>
        new(name, Slug.From(name)!, Place(name, line, city, postalCode, district, phone), "Indian/Mauritius")
        {
            Latitude = latitude,
            Longitude = longitude,
            Phone = phone,
            OpeningHours = [.. Enum.GetValues<DayOfWeek>().Where(day => day is not DayOfWeek.Sunday).Select(day => new OpeningHours(day, new TimeOnly(opens, 0), new TimeOnly(18, 0)))],
        };

    private static Address Place(string name, string line, string city, string postalCode, string district, string phone) => new()
    {
        Name = name,
        Line1 = line,
        City = city,
        PostalCode = postalCode,
        Subdivision = district,
        Country = "MU",
        Phone = phone,
    };
}
