namespace Marketplace.Domain.Common;

/// <summary>An e-mail address: kept as it was given, compared without case. Only a mail that arrives proves more than this.</summary>
public static class Email
{
    /// <summary>RFC 5321: a path of 256 characters, less its angle brackets.</summary>
    public const int MaxLength = 254;

    public const string Pattern = @"^[^@\s]+@[^@\s]+\.[^@\s]+$";

    private const string Nowhere = "@erased.invalid";

    /// <summary>The address of somebody who has been forgotten: nothing ever arrives there (RFC 2606).</summary>
    public static string OfErased(Guid id) => $"{id:N}{Nowhere}";

    public static bool IsOfErased(string email) => email.EndsWith(Nowhere, StringComparison.Ordinal);

    public static string Checked(string value, string member)
    {
        Ensure.That(value.Length <= MaxLength, new(ErrorKind.Invalid, "too_long", $"At most {MaxLength} characters.", member));
        Ensure.That(HasForm(value), new(ErrorKind.Invalid, "invalid_format", "This is no e-mail address.", member));
        return value;
    }

    /// <summary>By which addresses are compared.</summary>
    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();

    private static bool HasForm(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        var dot = value.LastIndexOf('.');
        return at > 0 && at == value.LastIndexOf('@') && dot > at + 1 && dot < value.Length - 1 && !value.Any(char.IsWhiteSpace);
    }
}
