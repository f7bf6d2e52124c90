using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Shopping;

/// <summary>A cup for ten dollars that can be wrapped, written on and printed.</summary>
internal static class Cups
{
    public static object Group(string code, string kind, bool isRequired = false, object[]? choices = null, object[]? surcharges = null, string? surchargePercent = null, string? maximum = null, int? maxLength = null) =>
        new { code, name = $"The {code}", kind, isRequired, maximum, maxLength, choices = choices ?? [], surcharges = surcharges ?? [], surchargePercent };

    public static object Choice(string code, string? amount = null, string? surchargePercent = null) =>
        new { code, name = $"With {code}", isDefault = false, surcharges = amount is null ? Array.Empty<object>() : [Documents.Money(amount)], surchargePercent };

    public static object[] Groups { get; } =
    [
        Group("wrap", "singleChoice", isRequired: true, [Choice("none"), Choice("paper", "1.50"), Choice("box", surchargePercent: "12.5")]),
        Group("card", "text", surcharges: [Documents.Money("0.50")], maxLength: 20),
        Group("photo", "upload", surchargePercent: "5", maximum: "2"),
        Group("ribbon", "colour"),
    ];

    public static object[] Rules { get; } =
    [
        new { when = new { group = "wrap", choices = new[] { "paper", "box" } }, then = new { effect = "show", group = "ribbon", choices = Array.Empty<string>() } },
        new { when = new { group = "wrap", choices = new[] { "box" } }, then = new { effect = "require", group = "card", choices = Array.Empty<string>() } },
    ];

    public static object Pick(string group, params string[] choices) => new { group, choices };

    public static object Write(string group, string text) => new { group, text };

    extension(IMarketplace api)
    {
        /// <summary>The cup, and its template.</summary>
        public async Task<(Sold Cup, string Template)> Cup(object[]? groups = null, object[]? rules = null, int stock = 10)
        {
            var cup = await api.Product(stock: stock);
            return (cup, (await api.SellerA.Customize(cup.Product, groups ?? Groups, rules ?? Rules)).ShouldBe(201).Id);
        }
    }

    extension(HttpClient client)
    {
        public Task<Answered> Customize(string product, object[] groups, object[] rules, string surface = "/api/v1/seller") => client.Post(
            $"{surface}/customizationTemplates", Documents.Of("customizationTemplates", new { groups, rules }, new { product = Documents.To("products", product) }));

        public Task<Answered> Recustomize(string template, object[] groups) =>
            client.Patch($"/api/v1/seller/customizationTemplates/{template}", Documents.Of("customizationTemplates", new { groups, rules = Array.Empty<object>() }, id: template));

        public Task<Answered> Put(string cart, string listing, object[] customization, (string Upload, string Group)[]? uploads = null, int quantity = 1) => client.Post(
            "/api/v1/cartLines",
            Documents.Of("cartLines", new { quantity, customization }, new { cart = Documents.To("carts", cart), listing = Documents.To("listings", listing), uploads = Linkage(uploads ?? []) }));

        public Task<Answered> Reconsider(string line, object? attributes, (string Upload, string Group)[]? uploads = null) =>
            client.Patch($"/api/v1/cartLines/{line}", Documents.Of("cartLines", attributes, uploads is null ? null : new { uploads = Linkage(uploads) }, id: line));

        public async Task<(string, string)[]> FilesOf(string line) => (await client.Get($"/api/v1/cartLines/{line}?include=uploads")).ShouldBe(200).Data.Files();

        public async Task<string[]> Problems(string line) =>
            [.. (await client.Get($"/api/v1/cartLines/{line}")).ShouldBe(200).Attributes["problems"]!.AsArray().Select(problem => problem!["code"]!.GetValue<string>())];
    }

    public static object Linkage(params (string Upload, string Group)[] uploads) => new { data = uploads.Select(file => new { type = "uploads", id = file.Upload, meta = new { group = file.Group } }) };

    /// <summary>The linkage of a resource's files, where they are included.</summary>
    public static (string, string)[] Files(this JsonNode resource) =>
        [.. resource["relationships"]!["uploads"]!["data"]!.AsArray().Select(file => (file!["id"]!.GetValue<string>(), file["meta"]!["group"]!.GetValue<string>()))];
}
