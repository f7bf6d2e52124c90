using System.Globalization;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Demo.Catalogue;

/// <summary>The shop to look at: the same for the same seed. Plain values; the aggregates are made of them by <see cref="DemoData"/>.</summary>
internal sealed class DemoCatalogue
{
    public const int Sellers = 3;
    private const int MaxVariants = 6;

    private static readonly DemoDepartment[] Departments =
    [
        HomeAndKitchen.Department, Fashion.Department, FoodAndTea.Department, BeautyAndBath.Department,
        OutdoorAndBeach.Department, BooksAndPaper.Department, ToysAndGames.Department, ElectronicsAccessories.Department,
    ];

    private readonly int _seed;
    private readonly List<DemoCategory> _categories = [];
    private readonly List<DemoProduct> _products = [];

    public DemoCatalogue(int seed)
    {
        _seed = seed;
        foreach (var department in Departments)
        {
            var root = Category(department.Name, parent: null);
            foreach (var shelf in department.Shelves)
            {
                var category = Category(shelf.Name, shelf.Group is { } group ? Category(group, root) : root);
                _products.AddRange(shelf.Items.Select(item => Compose(department, shelf, item, category)));
            }
        }
    }

    /// <summary>Parents stand before what is below them.</summary>
    public IReadOnlyList<DemoCategory> Categories => _categories;

    public IReadOnlyList<DemoProduct> Products => _products;

    public IEnumerable<string> Tags => _products.SelectMany(product => product.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private string Category(string name, string? parent)
    {
        var slug = Slug.From(name)!;
        if (!_categories.Exists(category => category.Slug == slug))
        {
            _categories.Add(new(name, slug, parent, _categories.Count(category => category.Parent == parent)));
        }

        return slug;
    }

    private DemoProduct Compose(DemoDepartment department, DemoShelf shelf, DemoItem item, string category)
    {
        var dice = Dice.Of(_seed, item.Name);
        var seller = dice.Below(Sellers);
        var slug = Slug.From(item.Name)!;
        var axes = new[] { shelf.Axis, shelf.SecondAxis }.OfType<DemoAxis>().Select(axis => (Axis: axis, Values: dice.Pick(axis.Values, dice.Between(2, axis.Most)))).ToList();
        var reduced = dice.Falls(15) ? dice.Pick([10, 15, 20, 25, 30]) : 0;
        var (grams, inEuros, inRupees) = (dice.Between(shelf.Weight.Lightest, shelf.Weight.Heaviest), dice.Falls(60), dice.Falls(50));
        return new DemoProduct
        {
            Name = item.Name,
            Slug = slug,
            Category = category,
            Seller = seller,
            SecondSeller = dice.Falls(8) ? (seller + 1) % Sellers : null,
            Brand = dice.Pick(shelf.Brands),
            Description = string.Join(' ', [item.Sentence, .. dice.Pick(shelf.Remarks, dice.Between(1, 2))]),
            Tags = dice.Pick(shelf.Tags, Math.Min(shelf.Tags.Count, dice.Between(1, 3))),
            Axes = [.. axes.Select(axis => (axis.Axis.Name, axis.Values))],
            Variants = [.. Combinations(axes).Take(MaxVariants).Select((choice, index) => Variant(choice, index))],
            Pictogram = shelf.Pictogram,
            Ground = department.Ground,
            Pictures = dice.Falls(20) ? 2 : 1,
        };

        DemoVariant Variant((string[] Values, int Percent) choice, int index) => new(
            choice.Values.Length == 0 ? item.Name : string.Join(" / ", choice.Values),
            string.Create(CultureInfo.InvariantCulture, $"{Sku(slug)}-{index + 1:00}"),
            axes.Zip(choice.Values).ToDictionary(pair => pair.First.Axis.Name, pair => pair.Second, StringComparer.Ordinal),
            Grams: grams * choice.Percent / 100,
            Stock: dice.Below(100) switch { < 6 => 0, < 18 => dice.Between(1, 4), _ => dice.Between(6, 90) },
            [.. Prices(item.Cents * choice.Percent / 100, reduced, inEuros, inRupees)]);
    }

    /// <summary>Every choice of one value per axis, with what it costs in percent of the first.</summary>
    private static IEnumerable<(string[] Values, int Percent)> Combinations(IReadOnlyList<(DemoAxis Axis, IReadOnlyList<string> Values)> axes)
    {
        IEnumerable<(string[] Values, int Percent)> choices = [([], 100)];
        foreach (var (axis, values) in axes)
        {
            choices = choices.SelectMany(choice => values.Select((value, index) => ((string[])[.. choice.Values, value], choice.Percent * (100 + (axis.Step * index)) / 100)));
        }

        return choices;
    }

    private static IEnumerable<DemoPrice> Prices(int cents, int reduced, bool inEuros, bool inRupees)
    {
        yield return Price("USD", (cents + 9) / 10 * 10);
        if (inEuros) yield return Price("EUR", cents * 92L / 1000 * 10);
        if (inRupees) yield return Price("MUR", cents * 455L / 50_000 * 500); // to five rupees

        DemoPrice Price(string currency, long minor) => new(currency, minor, reduced == 0 ? null : minor * (100 - reduced) / 100);
    }

    /// <summary>The first letters of the words, and enough of a digest to keep two of the same letters apart.</summary>
    private static string Sku(string slug) =>
        $"{string.Concat(slug.Split('-').Take(4).Select(word => word[..Math.Min(3, word.Length)])).ToUpperInvariant()}-{Dice.Of(0, slug).Below(9000) + 1000}";
}
