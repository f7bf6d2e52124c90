using Marketplace.Application.Common;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;
using Marketplace.Domain.Platform;
using MediatR;

namespace Marketplace.Application.Integration;

/// <summary>Begins an import of a file that <see cref="IImportFiles.KeepAsync"/> has kept. The answer's meta names the job.</summary>
/// <param name="SellerId">For whom, on the admin surface; categories are nobody's.</param>
public sealed record StartImportCommand(string StorageKey, string FileName, ImportDetails Details, SellerId? SellerId) : ICommand<Written>;

internal sealed class StartImportHandler(IIntegrationDb db, IPlatformDb platform, IImportFiles files, IEnumerable<IImportTarget> targets, ICaller caller) : IRequestHandler<StartImportCommand, Written>
{
    public const string JobKind = "import";

    public async Task<Written> Handle(StartImportCommand command, CancellationToken ct)
    {
        var isSeller = caller.Surface == Surface.Seller;
        Ensure.That(!isSeller || command.Details.TargetType is not ImportTargetType.Categories, ImportErrors.NotASellers);
        Ensure.That(await targets.Single(target => target.Type == command.Details.TargetType).KnowsAsync(command.Details.Mapping, ct), ImportErrors.NoSuchCategory);
        Ensure.That(files.Exists(command.StorageKey), ImportErrors.NoSuchFile);

        var id = ImportId.New();
        var sellerId = isSeller ? caller.RequiredSeller : command.SellerId;
        var job = Job.Queue(JobKind, ("imports", id.Value), caller.UserId, sellerId);
        var import = Import.Upload(id, command.Details, sellerId, command.FileName, command.StorageKey, job.Id);

        platform.Jobs.Add(job);
        db.Imports.Add(import);
        await db.SaveChangesAsync(ct);
        return new Written(id.Value) { Job = job.Id.Value };
    }
}
