using Marketplace.Infrastructure.Identity;

namespace Marketplace.Testing;

/// <summary>What a program in production is given by its operator; made anew for every run of the tests.</summary>
public static class TestSecrets
{
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(DevelopmentSecrets.Generate(), StringComparer.Ordinal)
    {
        ["Identity:RequireSecondFactorOfAdmins"] = "false", // tested by itself
        ["RateLimits:Enabled"] = "false", // all tests come from one address
        ["Identity:PasswordCost"] = "4",
        ["Identity:AccessTokenLifetime"] = "01:00:00", // the slowest class of tests takes minutes
        ["Safety:Accept:0"] = "Identity:RequireSecondFactorOfAdmins",
        ["Safety:Accept:1"] = "RateLimits:Enabled",
        ["Safety:Accept:2"] = "Identity:PasswordCost",
        ["Safety:Accept:3"] = "Database:ConnectionString", // failures tell the whole truth
    };
}
