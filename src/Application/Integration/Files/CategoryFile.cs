using System.Text.Json;
using Marketplace.Application.Integration.Contracts;

namespace Marketplace.Application.Integration.Files;

/// <summary>
/// Reads a category list in the form that Best Buy publishes: <c>[{id, name, path: [{id, name}, …], subCategories: [{id, name}, …]}]</c>.
/// There a category may hang in several places; here it hangs in one. That is the place its own <c>path</c> names. A record without
/// a path goes under the category that lists it and stands nearest to the root, the first in the file among equals.
/// </summary>
internal static class CategoryFile
{
    public const int MaxDepth = Domain.Catalog.Contracts.CategoryLimits.MaxDepth;

    /// <summary>Parents before children, otherwise in the order of the file.</summary>
    public static async Task<IReadOnlyList<ImportItem>> ReadAsync(Stream file, CancellationToken ct)
    {
        var (records, problem) = await JsonRecords.ReadAsync(file, ct);
        return problem is null ? new CategoryTree(records).Items() : [ImportItem.Unreadable("invalid_format", problem)];
    }

    internal sealed class Node(int number, string id, string? name)
    {
        /// <summary>The record's place in the file; 0 for a category that is only named in paths.</summary>
        public int Number { get; } = number;

        public string Id { get; } = id;

        public string? Name { get; } = name;

        public string? Parent { get; set; }

        public IReadOnlyList<string> Path { get; init; } = [];

        public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public List<RowIssue> Errors { get; } = [];

        public List<RowIssue> Warnings { get; } = [];

        public void Fail(string code, string? column, string reason) => Errors.Add(new(Number, Number, column, code, reason));

        public void Warn(string code, string? column, string reason) => Warnings.Add(new(Number, Number, column, code, reason));

        public static Node Read(JsonElement record, int number)
        {
            var id = JsonRecords.Text(record, "id");
            string[] path = [.. JsonRecords.List(record, "path").Select(step => JsonRecords.Text(step, "id") ?? "")];
            var node = new Node(number, id ?? "", JsonRecords.Text(record, "name"))
            {
                Path = path,
                Parent = path.Length > 1 ? path[^2] : null,
                Values = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["id"] = id,
                    ["name"] = JsonRecords.Text(record, "name"),
                    ["path"] = string.Join(" / ", JsonRecords.List(record, "path").Select(step => JsonRecords.Text(step, "name"))),
                }.Where(value => !string.IsNullOrEmpty(value.Value)).ToDictionary(value => value.Key, value => Cut(value.Value!), StringComparer.Ordinal),
            };
            if (record.ValueKind != JsonValueKind.Object) node.Fail("invalid_format", column: null, "A category is a JSON object.");
            else if (id is null) node.Fail("required", "id", "A category has an id.");
            else if (node.Name is null) node.Fail("required", "name", "A category has a name.");
            if (path.Length > 0 && path[^1] != node.Id) node.Fail("invalid_value", "path", "A path ends with the category itself.");
            if (path.Any(step => step.Length == 0)) node.Fail("invalid_format", "path", "Every step of a path has an id.");
            return node;
        }

        private static string Cut(string value) => value.Length <= ImportLimits.MaxReportedCellLength ? value : value[..ImportLimits.MaxReportedCellLength];
    }
}
