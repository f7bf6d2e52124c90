using System.Text;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>Names of operations and schemas: <c>listProducts</c>, <c>getSellerProduct</c>, <c>AdminCategory</c>.</summary>
internal sealed class Names(ResourceCatalog catalog)
{
    private readonly HashSet<string> _public = [.. catalog.Types.Where(type => type.On(Surface.Public) is not null).SelectMany(type => new[] { Pascal(type.Name), One(type) })];

    /// <summary><c>Product</c>, <c>SellerProduct</c>: the name of one resource of the type on the surface.</summary>
    public string Of(ResourceType type, Surface surface) => OnSurface(One(type), surface);

    public string PluralOf(ResourceType type, Surface surface) => OnSurface(Pascal(type.Name), surface);

    public static string One(ResourceType type) => Pascal(Singular(type.Name));

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>stockItems</c> as it is spoken: <c>stock items</c>.</summary>
    public static string Spoken(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter)) text.Append(' ');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    public static string SpokenOne(ResourceType type)
    {
        var word = Spoken(Singular(type.Name));
        return ("aeiou".Contains(word[0], StringComparison.Ordinal) && !word.StartsWith("use", StringComparison.Ordinal) ? "an " : "a ") + word;
    }

    public static string Singular(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal)) return name[..^3] + "y";
        string[] longer = ["sses", "shes", "ches", "xes", "tuses"];
        if (Array.Exists(longer, ending => name.EndsWith(ending, StringComparison.Ordinal))) return name[..^2];
        return name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1] : name;
    }

    /// <summary>The public type <c>sellerOrders</c> has the name that <c>orders</c> would have on the seller surface; the latter gives way.</summary>
    private string OnSurface(string name, Surface surface)
    {
        if (surface == Surface.Public) return name;
        return _public.Contains($"{surface}{name}") ? $"{name}On{surface}Surface" : $"{surface}{name}";
    }
}
