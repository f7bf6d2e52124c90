using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Marketplace.Infrastructure.Identity;

/// <summary>
/// Secrets for a developer's machine and for demos: made at the first start and kept in a file that only its owner can read. In production
/// every one of them comes from the configuration, and a missing one ends the start.
/// </summary>
public static class DevelopmentSecrets
{
    public const string FileName = "dev-secrets.json";

    /// <summary>Adds the generated values below what the configuration says already.</summary>
    public static void AddDevelopmentSecrets(this ConfigurationManager configuration)
    {
        var section = configuration.GetSection(PersistenceOptions.Section);
        var database = new PersistenceOptions { Provider = PersistenceModule.ProviderOf(configuration), Path = section[nameof(PersistenceOptions.Path)], ConnectionString = section[nameof(PersistenceOptions.ConnectionString)] };
        if (database.Faults().Any()) return; // said later, in a sentence

        var path = Path.Combine(database.Folder, FileName);
        if (!File.Exists(path)) Write(path);
        var values = JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllText(path)) ?? [];
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = values });
    }

    /// <summary>New values for every secret of the program.</summary>
    public static Dictionary<string, string?> Generate() => new(StringComparer.Ordinal)
    {
        ["Identity:SigningKeys:0"] = SigningKey.New(),
        ["Identity:DigestKey"] = Random(),
        ["Protection:Keys:0:Id"] = "dev1",
        ["Protection:Keys:0:Key"] = Random(),
    };

    private static void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options)) JsonSerializer.Serialize(file, Generate());
        try
        {
            File.Move(draft, path); // whole or not at all, also where two programs start at once
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(IdentityOptions.MinKeyBytes));
}
