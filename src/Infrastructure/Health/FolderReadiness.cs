using System.Globalization;

namespace Marketplace.Infrastructure.Health;

/// <summary>
/// Files can be kept in a folder, and there is room. A folder that never could be written is a mistake of the deployment, and the node does not
/// serve; one that no longer can is worse for all nodes alike, and reading goes on.
/// </summary>
internal sealed class FolderReadiness(string name, string folder, int minFreeMegabytes) : IReadinessCheck
{
    private volatile bool _worked;

    public string Name => name;

    public async Task<ReadinessFinding> LookAsync(CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            await File.WriteAllBytesAsync(probe, [1], ct);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(_worked ? ReadinessStatus.Degraded : ReadinessStatus.Failed, "cannot be written");
        }

        _worked = true;
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace / 1_000_000;
        return new(free < minFreeMegabytes ? ReadinessStatus.Degraded : ReadinessStatus.Ok, string.Create(CultureInfo.InvariantCulture, $"{free} MB free"));
    }
}
