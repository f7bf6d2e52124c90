namespace Marketplace.Domain.Common;

public enum TextFormat { Plain, Markdown, Html }

/// <summary>Formatted text as it was written; it is made harmless where it is shown.</summary>
public sealed record RichText(TextFormat Format, string Value)
{
    public const int MaxLength = 50_000;

    public RichText Checked(string member)
    {
        Ensure.That(Value is not null, new(ErrorKind.Invalid, "required", "Formatted text needs a value.", $"{member}/value"));
        Require.OptionalText(Value, MaxLength, $"{member}/value");
        return this;
    }
}
