using Marketplace.Application.Common;
using Marketplace.Application.Integration;
using Marketplace.Application.Integration.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Integration;

/// <summary>Imports and what became of their rows.</summary>
internal static class ImportResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("imports");

    private static ValueFormat<ImportMapping> Mapping { get; } = ObjectFormat<ImportMapping>.Of(
        static values => new ImportMapping(values.Get<string>("category")),
        static mapping => mapping.With("category", static value => value.Category, new StringFormat(Require.MaxSlugLength)));

    private static ValueFormat<IReadOnlyList<ImportRowNote>> Notes { get; } = new ListFormat<ImportRowNote>(
        ObjectFormat<ImportRowNote>.Of(
            static _ => throw new NotSupportedException("Notes are found, not sent."),
            static note =>
            {
                note.With("code", static value => value.Code, StringFormat.Any, required: true);
                note.With("detail", static value => value.Detail, StringFormat.Any, required: true);
                note.With("column", static value => value.Column, StringFormat.Any);
            }),
        maxItems: 1000);

    public static ResourceType Imports { get; } = Resource.Type<ImportView, ImportId>("imports", import => import.Id, type =>
    {
        type.Describe("A file on its way in. Sent as multipart/form-data with a part 'file' and, before it, a part 'document' with the attributes; or as the file itself with the attributes as parameters. Answered with 202 and the job.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Transition, Permission);
        type.Attribute("source", import => import.Source, EnumFormat<ImportSource>.Instance).CreateOnly().Filter();
        type.Attribute("targetType", import => import.TargetType, EnumFormat<ImportTargetType>.Instance).CreateOnly().Filter();
        type.Attribute("format", import => import.Format, EnumFormat<ImportFormat>.Instance).CreateOnly();
        type.Attribute("errorPolicy", import => import.ErrorPolicy, EnumFormat<ImportErrorPolicy>.Instance).CreateOnly();
        type.Attribute("isDryRun", import => import.IsDryRun, BooleanFormat.Instance).CreateOnly();
        type.Attribute("mapping", import => import.Mapping, Mapping).CreateOnly();
        type.Attribute("status", import => import.Status, EnumFormat<ImportStatus>.Instance).Filter();
        type.Attribute("filename", import => import.FileName, StringFormat.Any);
        type.Attribute("rowCount", import => import.RowCount, IntegerFormat.Any);
        type.Attribute("succeededCount", import => import.SucceededCount, IntegerFormat.Any);
        type.Attribute("skippedCount", import => import.SkippedCount, IntegerFormat.Any);
        type.Attribute("failedCount", import => import.FailedCount, IntegerFormat.Any);
        type.Timestamps(import => import.CreatedAt, import => import.UpdatedAt);
        type.ToOne("seller", import => import.SellerId, "sellers").CreateOnly();
        type.ToOne("job", import => import.JobId, "jobs");
        type.ToMany("rows", "importRows", nameof(ImportRowView.ImportId));
        type.FilterId("seller", import => import.SellerId, Surfaces.Admin);
        type.Include("job");
        type.AnswersWithJob();
        type.CreatedBy(ImportReceiver.On, ImportReceiver.Parameters);
        type.TakesFiles(new CreationForm("file") { DocumentPart = "document", OrRawBytes = true });
        type.Moves(import => import.Status, (id, to, reason) => new MoveImportCommand(new(id), to, reason), (import, _) => ImportMoves.OfOwner.From(import.Status));
    });

    public static ResourceType Rows { get; } = Resource.Type<ImportRowView, ImportRowId>("importRows", row => row.Id, type =>
    {
        type.Describe("What became of one row of the file; row 0 tells of the file as a whole.");
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("rowNumber", row => row.RowNumber, IntegerFormat.Any).Sort();
        type.Attribute("line", row => row.Line, IntegerFormat.Any);
        type.Attribute("externalId", row => row.ExternalId, StringFormat.Any).Filter();
        type.Attribute("status", row => row.Status, EnumFormat<ImportRowStatus>.Instance).Filter();
        type.Attribute("errors", row => row.Errors, Notes);
        type.Attribute("warnings", row => row.Warnings, Notes);
        type.Attribute("values", row => row.Values, new TextMapFormat(int.MaxValue, int.MaxValue, int.MaxValue));
        type.Timestamps(row => row.CreatedAt, updatedAt: null);
        type.ToOne("import", row => row.ImportId, "imports");
        type.ToAny("result", row => row.ResultType, row => row.ResultId, EnumFormat<ImportTargetType>.Names);
        type.FilterId("import", row => row.ImportId);
        type.SortByDefault("rowNumber");
        type.Include("result");
    });
}
