using System.Text.Json;
using Marketplace.Application.Integration.Contracts;
using Node = Marketplace.Application.Integration.Files.CategoryFile.Node;

namespace Marketplace.Application.Integration.Files;

/// <summary>Finds the one parent of each category and orders the tree from its roots.</summary>
internal sealed class CategoryTree
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, Node> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Node>> _listedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, int> _depths = [];

    public CategoryTree(IReadOnlyList<JsonElement> records)
    {
        for (var i = 0; i < records.Count; i++) Add(records[i], i + 1);
        foreach (var record in records) AddAncestors(record);
        foreach (var node in _nodes) ChooseParent(node);
        foreach (var node in _nodes) Check(node);
    }

    public IReadOnlyList<ImportItem> Items()
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. _nodes.Select((node, order) => (node, order)).OrderBy(pair => DepthOf(pair.node)).ThenBy(pair => pair.order).Select(pair => ToItem(pair.node, positions))];
    }

    private void Add(JsonElement record, int number)
    {
        var node = Node.Read(record, number);
        _nodes.Add(node);
        if (node.Id.Length > 0 && !_byId.TryAdd(node.Id, node)) node.Fail("not_unique", "id", $"Record {_byId[node.Id].Number} has the same id.");
        foreach (var child in JsonRecords.List(record, "subCategories").Select(child => JsonRecords.Text(child, "id")))
        {
            if (child is null) continue;
            if (!_listedBy.TryGetValue(child, out var parents)) _listedBy[child] = parents = [];
            parents.Add(node);
        }
    }

    /// <summary>Paths name categories that have no record of their own; without them the tree would fall apart.</summary>
    private void AddAncestors(JsonElement record)
    {
        string? parent = null;
        foreach (var step in JsonRecords.List(record, "path"))
        {
            if (JsonRecords.Text(step, "id") is not { } id) return;
            if (!_byId.ContainsKey(id) && JsonRecords.Text(step, "name") is { } name)
            {
                var implied = new Node(0, id, name) { Parent = parent, Path = [id] };
                _byId.Add(id, implied);
                _nodes.Add(implied);
            }

            parent = id;
        }
    }

    private void ChooseParent(Node node)
    {
        var listing = _listedBy.GetValueOrDefault(node.Id, []);
        if (node.Path.Count == 0) node.Parent = listing.OrderBy(parent => parent.Path.Count == 0 ? int.MaxValue : parent.Path.Count).ThenBy(parent => parent.Number).FirstOrDefault()?.Id;

        string[] others = [.. listing.Select(parent => parent.Id).Where(id => id != node.Parent).Distinct(StringComparer.Ordinal)];
        if (node.Number > 0 && others.Length > 0) node.Warn("invalid_value", "subCategories", $"It also hangs under {string.Join(", ", others.Take(5))}; the tree has it in one place.");
    }

    private void Check(Node node)
    {
        var depth = DepthOf(node);
        if (depth == int.MaxValue) node.Fail("invalid_value", "path", "The category stands below itself.");
        else if (depth > CategoryFile.MaxDepth) node.Fail("out_of_range", "path", $"The tree is at most {CategoryFile.MaxDepth} levels deep.");
        else if (node.Parent is { } parent && !_byId.ContainsKey(parent)) node.Fail("invalid_value", "path", $"Its parent {parent} is not in the file.");
    }

    private int DepthOf(Node node)
    {
        if (_depths.TryGetValue(node, out var known)) return known;

        var above = new HashSet<string>(StringComparer.Ordinal) { node.Id };
        for (var at = node; at.Parent is { } id && _byId.TryGetValue(id, out var parent); at = parent)
        {
            if (!above.Add(id)) return _depths[node] = int.MaxValue;
        }

        return _depths[node] = above.Count;
    }

    private ImportItem ToItem(Node node, Dictionary<string, int> positions)
    {
        var above = node.Parent is { } id ? _byId.GetValueOrDefault(id) : null;
        if (above is { Errors.Count: > 0 } && node.Errors.Count == 0) node.Fail("invalid_value", "path", $"Its parent {above.Id} cannot be imported.");

        var position = positions.GetValueOrDefault(node.Parent ?? "");
        positions[node.Parent ?? ""] = position + 1;
        return new ImportItem(
            node.Errors.Count > 0 ? null : new ImportedCategory { ExternalId = node.Id, Name = node.Name!, ParentExternalId = node.Parent, Position = position },
            node.Number == 0 ? [] : [new ImportedRow(node.Number, node.Number, node.Values)],
            node.Errors,
            node.Warnings);
    }
}
