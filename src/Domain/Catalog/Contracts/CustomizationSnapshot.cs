using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>What a buyer asks for: codes of a template, and files by the group that they answer.</summary>
public sealed record CustomizationWish(IReadOnlyList<CustomizationAnswer> Answers, IReadOnlyList<CustomizationFile> Files)
{
    public static CustomizationWish None { get; } = new([], []);
}

/// <summary>A buyer's answer to one group.</summary>
/// <param name="Text">A text; of a colour <c>#RRGGBB</c>; of a number its decimal digits.</param>
public sealed record CustomizationAnswer(string Group, IReadOnlyList<string> Choices, string? Text)
{
    public bool SaysNothing() => Choices.Count == 0 && string.IsNullOrWhiteSpace(Text);
}

public sealed record CustomizationFile(UploadId Upload, string Group);

/// <summary>What was chosen, as the template called and priced it at that moment, in one currency. Equal wishes make equal snapshots, in whatever order they name things.</summary>
/// <param name="Parts">In the order of the template's groups.</param>
public sealed record CustomizationSnapshot(IReadOnlyList<CustomizationPart> Parts)
{
    public static CustomizationSnapshot None { get; } = new([]);

    /// <summary>Tells two customizations of the same thing apart (SHA-256, in hexadecimal); empty where nothing was chosen. Names and prices are no part of it.</summary>
    public string Hash() => Parts.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key())));

    public IReadOnlyList<UploadId> Uploads() => [.. Parts.SelectMany(part => part.Uploads)];

    public CustomizationWish Wish() => new(
        [.. Parts.Where(part => part.Uploads.Count == 0).Select(part => new CustomizationAnswer(part.Group, [.. part.Choices.Select(choice => choice.Code)], part.Text))],
        [.. Parts.SelectMany(part => part.Uploads.Select(upload => new CustomizationFile(upload, part.Group)))]);

    /// <summary>The choices stay, what a person wrote or sent does not.</summary>
    public CustomizationSnapshot WithoutPerson() => new([.. Parts.Select(part => part with { Text = part.Text is null ? null : "Erased", Uploads = [] })]);

    public bool Equals(CustomizationSnapshot? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Count;

    /// <summary>Lengths stand before the texts, so that no text can pass for two others.</summary>
    private string Key()
    {
        var key = new StringBuilder();
        foreach (var part in Parts.OrderBy(part => part.Group, StringComparer.Ordinal))
        {
            Add(part.Group);
            foreach (var choice in part.Choices.Select(choice => choice.Code).Order(StringComparer.Ordinal)) Add(choice);
            foreach (var upload in part.Uploads) Add(upload.Value.ToString("N"));
            if (part.Text is not null) Add(part.Text);
            key.Append(';');
        }

        return key.ToString();

        void Add(string text) => key.Append(text.Length).Append(':').Append(text);
    }
}

/// <summary>One group that was answered.</summary>
/// <param name="Label">What the group was called.</param>
public sealed record CustomizationPart(string Group, string Label)
{
    public IReadOnlyList<CustomizationPick> Choices { get; init; } = [];

    public string? Text { get; init; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<UploadId> Uploads { get; init; } = [];

    /// <summary>What it adds to the price of each piece, in the smallest unit of the currency.</summary>
    public long Amount { get; init; }

    /// <summary>And the part of the price of a single piece that it adds: 0.1 is a tenth.</summary>
    public decimal Rate { get; init; }

    public bool Equals(CustomizationPart? other) => other is not null && (Group, Label, Text, Amount, Rate) == (other.Group, other.Label, other.Text, other.Amount, other.Rate)
        && Choices.SequenceEqual(other.Choices) && Uploads.SequenceEqual(other.Uploads);

    public override int GetHashCode() => HashCode.Combine(Group, Text, Amount);
}

public sealed record CustomizationPick(string Code, string Name);
