using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Integration.Views;
using Marketplace.Domain.Integration;
using MediatR;

namespace Marketplace.Application.Integration;

/// <summary>A seller sees its own imports, an admin all of them, the public none.</summary>
internal sealed class ReadImports(IIntegrationDb db, ICaller caller) :
    IRequestHandler<Read<ImportView>, Page<ImportView>>,
    IRequestHandler<Read<ImportRowView>, Page<ImportRowView>>
{
    private IQueryable<Import> Visible => caller.Surface switch
    {
        Surface.Admin => db.Imports,
        Surface.Seller => db.Imports.Where(import => import.SellerId != null && import.SellerId == caller.SellerId),
        _ => db.Imports.Where(import => false),
    };

    public Task<Page<ImportView>> Handle(Read<ImportView> request, CancellationToken cancellationToken) => Visible
        .Select(import => new ImportView
        {
            Id = import.Id,
            Revision = import.Version,
            Source = import.Source,
            TargetType = import.TargetType,
            Format = import.Format,
            Mapping = import.Mapping,
            ErrorPolicy = import.ErrorPolicy,
            IsDryRun = import.IsDryRun,
            Status = import.Status,
            FileName = import.FileName,
            RowCount = import.RowCount,
            SucceededCount = import.SucceededCount,
            SkippedCount = import.SkippedCount,
            FailedCount = import.FailedCount,
            SellerId = import.SellerId,
            JobId = import.JobId,
            CreatedAt = import.CreatedAt,
            UpdatedAt = import.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<ImportRowView>> Handle(Read<ImportRowView> request, CancellationToken cancellationToken) => db.ImportRows
        .Where(row => Visible.Any(import => import.Id == row.ImportId))
        .Select(row => new ImportRowView
        {
            Id = row.Id,
            ImportId = row.ImportId,
            RowNumber = row.RowNumber,
            Line = row.Line,
            ExternalId = row.ExternalId,
            Status = row.Status,
            Errors = row.Errors,
            Warnings = row.Warnings,
            Values = row.Values,
            ResultType = row.ResultType,
            ResultId = row.ResultId,
            CreatedAt = row.CreatedAt,
        })
        .PageAsync(request, cancellationToken);
}
