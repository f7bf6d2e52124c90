using Marketplace.Infrastructure.Health;

namespace Marketplace.Infrastructure.IntegrationTests.Health;

/// <summary>A folder that never could be written keeps the node from serving; one that no longer can, or is nearly full, is told.</summary>
public sealed class FolderReadinessTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("marketplace-").FullName;

    private string Folder => Path.Combine(_parent, "media");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public async Task A_folder_that_never_could_be_written_has_failed()
    {
        await File.WriteAllTextAsync(Folder, "in its place", TestContext.Current.CancellationToken);

        (await LookAsync(new FolderReadiness("disk.media", Folder, minFreeMegabytes: 0))).ShouldBe(new ReadinessFinding(ReadinessStatus.Failed, "cannot be written"));
    }

    [Fact]
    public async Task A_folder_that_no_longer_can_be_written_is_told_and_reading_goes_on()
    {
        var check = new FolderReadiness("disk.media", Folder, minFreeMegabytes: 0);
        (await LookAsync(check)).Status.ShouldBe(ReadinessStatus.Ok);
        Directory.Delete(Folder);
        await File.WriteAllTextAsync(Folder, "in its place", TestContext.Current.CancellationToken);

        (await LookAsync(check)).ShouldBe(new ReadinessFinding(ReadinessStatus.Degraded, "cannot be written"));
    }

    [Fact]
    public async Task Too_little_room_is_told()
    {
        var finding = await LookAsync(new FolderReadiness("disk.media", Folder, minFreeMegabytes: int.MaxValue));

        finding.Status.ShouldBe(ReadinessStatus.Degraded);
        finding.Detail.ShouldNotBeNull().ShouldEndWith(" MB free");
        Directory.GetFiles(Folder).ShouldBeEmpty();
    }

    private static Task<ReadinessFinding> LookAsync(FolderReadiness check) => check.LookAsync(TestContext.Current.CancellationToken);
}
