namespace Marketplace.Domain.Common;

/// <summary>A telephone number as ITU-T E.164 writes it: <c>+2302630101</c>.</summary>
public static class PhoneNumber
{
    /// <summary>The plus and at most fifteen digits.</summary>
    public const int MaxLength = 16;

    private const int MinLength = 3;

    public static string Checked(string value, string member)
    {
        Ensure.That(HasForm(value), new(ErrorKind.Invalid, "invalid_format", "A telephone number is '+', the country and the number, digits only: +2302630101.", member));
        return value;
    }

    public static bool HasForm(string value) =>
        value.Length is >= MinLength and <= MaxLength && value[0] == '+' && value[1] is >= '1' and <= '9' && value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
