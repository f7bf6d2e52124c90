namespace Marketplace.Application.Common;

/// <summary>Settings that can be wrong in ways that their types do not show.</summary>
public interface ICheckedSettings
{
    /// <summary>What is wrong, in a sentence each that names the setting, says what it is and what is allowed; never a secret.</summary>
    IEnumerable<string> Faults();
}

/// <summary>Settings with values that are good for a developer's machine and refused in production.</summary>
public interface IGuardedSettings
{
    IEnumerable<UnsafeSetting> Unsafe();
}

/// <param name="Name">The whole name of the setting, as <c>Identity:PasswordCost</c>.</param>
/// <param name="Why">What its value leads to, as the end of a sentence that begins with the name.</param>
public sealed record UnsafeSetting(string Name, string Why);
