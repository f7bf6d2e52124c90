using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>An attribute or a relationship of a resource type: one namespace (JA-034).</summary>
internal abstract class Field(string name)
{
    private Surfaces _surfaces = Surfaces.All;

    public string Name { get; } = name;

    public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(name);

    /// <summary>The properties of the view that the field is made of.</summary>
    public IReadOnlySet<string> Properties { get; protected init; } = new HashSet<string>(StringComparer.Ordinal);

    public bool OnCreate { get; protected set; }

    public bool OnUpdate { get; protected set; }

    public bool IsRequired { get; protected set; }

    public bool IsNullable { get; protected set; }

    /// <summary>Whether a change of the value leaves the aggregate's revision as it is, so that it must be part of the version (JA-029).</summary>
    public bool IsDerived { get; protected set; }

    /// <summary>Written but never shown.</summary>
    public bool IsWriteOnly { get; protected set; }

    public string? Description { get; protected set; }

    public bool IsOn(Surface surface) => _surfaces.Has(surface);

    public bool IsWritable => OnCreate || OnUpdate;

    protected void Limit(Surfaces surfaces) => _surfaces = surfaces;
}

/// <summary>An attribute: its value, its wire format, and what a client may do with it.</summary>
internal abstract class AttributeField(string name) : Field(name)
{
    public abstract void Write(Utf8JsonWriter json, object view);

    public abstract object? Value(object view);

    /// <summary>Reads the value of a body; null where it is JSON null (and that is allowed).</summary>
    public abstract object? Read(JsonElement json, Faults faults, string pointer);

    public abstract void WriteSchema(Utf8JsonWriter json);
}

internal sealed class AttributeField<TView, T> : AttributeField
{
    private readonly Lazy<Func<TView, T>> _value;
    private readonly Func<T, bool> _isNull;
    private readonly Action<Utf8JsonWriter, T> _write;
    private readonly ResourceType<TView>? _owner;
    private Func<JsonElement, Faults, string, object?> _read;
    private Action<Utf8JsonWriter> _schema;
    private readonly LambdaExpression _key;
    private readonly FilterFactory? _filter;

    internal AttributeField(ResourceType<TView> owner, string name, Expression<Func<TView, T>> value, AttributeShape<T> shape, LambdaExpression? key = null, IReadOnlySet<string>? properties = null)
        : base(name)
    {
        _owner = owner;
        _value = new(value.Compile);
        (_isNull, _write, _read, _schema, _filter) = (shape.IsNull, shape.Write, shape.Read, shape.Schema, shape.Filter);
        _key = key ?? value;
        IsNullable = shape.IsNullable;
        Properties = properties ?? ViewProperties.Of(value);
    }

    public override object? Value(object view) => _value.Value((TView)view);

    public override void Write(Utf8JsonWriter json, object view)
    {
        var value = _value.Value((TView)view);
        json.WritePropertyName(Encoded);
        if (_isNull(value)) json.WriteNullValue();
        else _write(json, value);
    }

    public override object? Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Null) return _read(json, faults, pointer);
        if (!IsNullable) faults.Add("required", $"'{Name}' cannot be empty.", pointer);
        return null;
    }

    public override void WriteSchema(Utf8JsonWriter json) => _schema(json);

    /// <summary>Must be given on create; may be changed later.</summary>
    public AttributeField<TView, T> Required()
    {
        (OnCreate, OnUpdate, IsRequired) = (true, true, true);
        return this;
    }

    /// <summary>May be given on create and changed later.</summary>
    public AttributeField<TView, T> Writable()
    {
        (OnCreate, OnUpdate) = (true, true);
        return this;
    }

    /// <summary>Given on create only; read-only then.</summary>
    public AttributeField<TView, T> CreateOnly(bool required = false)
    {
        (OnCreate, OnUpdate, IsRequired) = (true, false, required);
        return this;
    }

    /// <summary>What a client sends has another shape in the system than what it is shown.</summary>
    public AttributeField<TView, T> ReadAs<TInput>(ValueFormat<TInput> format)
    {
        (_read, _schema) = ((json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema);
        return this;
    }

    public AttributeField<TView, T> UpdateOnly()
    {
        (OnCreate, OnUpdate) = (false, true);
        return this;
    }

    public AttributeField<TView, T> WriteOnly()
    {
        IsWriteOnly = true;
        return this;
    }

    public AttributeField<TView, T> Nullable()
    {
        IsNullable = true;
        return this;
    }

    public AttributeField<TView, T> Derived()
    {
        IsDerived = true;
        return this;
    }

    /// <summary>The field exists on these surfaces only; on the others it is unknown (JA-303).</summary>
    public AttributeField<TView, T> On(Surfaces surfaces)
    {
        Limit(surfaces);
        return this;
    }

    public AttributeField<TView, T> Describe(string text)
    {
        Description = text;
        return this;
    }

    public AttributeField<TView, T> Filter(Operators operators = Operators.Equality)
    {
        var factory = _filter ?? throw new InvalidOperationException($"'{Name}' is of a kind that cannot be filtered.");
        _owner!.AddFilter(factory.Create<TView>(Name, _key, operators | (IsNullable ? Operators.IsNull : 0)), this);
        return this;
    }

    public AttributeField<TView, T> Sort()
    {
        _owner!.AddSort(Name, _key, this);
        return this;
    }
}

/// <summary>Everything about an attribute's kind that depends on its type, closed over once.</summary>
internal sealed record AttributeShape<T>(
    Func<T, bool> IsNull, Action<Utf8JsonWriter, T> Write, Func<JsonElement, Faults, string, object?> Read, Action<Utf8JsonWriter> Schema, FilterFactory? Filter, bool IsNullable);

/// <summary>A relationship: to whom, how many, and where its linkage comes from.</summary>
internal abstract class RelationshipField(string name, string target, bool isMany) : Field(name)
{
    public string TargetName { get; } = target;

    public ResourceType Target { get; internal set; } = null!;

    public bool IsMany { get; } = isMany;

    /// <summary>The ids are known from the view alone: to-one, and to-many by a list of ids.</summary>
    public abstract bool KnowsIds { get; }

    /// <summary>The members carry the owner's id (a to-many whose linkage is found by asking the target).</summary>
    public string? InverseProperty { get; protected init; }

    /// <summary>The members can be replaced as a whole (JA-167); otherwise they are dependent on the owner.</summary>
    public bool IsChangeable { get; protected set; }

    /// <summary>The command itself judges whether the target may be named (a rule wider than what the surface shows).</summary>
    public bool TargetIsJudgedByCommand { get; protected set; }

    /// <summary>The target's type differs from resource to resource; such a relationship cannot be included.</summary>
    public bool IsPolymorphic { get; protected init; }

    /// <summary>The type of the target of this resource's relationship.</summary>
    public virtual string TargetNameOf(object view) => TargetName;

    public abstract IReadOnlyList<Guid> Ids(object view);

    /// <summary>The related views where the view carries them itself; null where they must be read.</summary>
    public virtual IReadOnlyList<object>? Embedded(object view) => null;
}

internal sealed class RelationshipField<TView> : RelationshipField
{
    private readonly Func<TView, IReadOnlyList<Guid>>? _ids;
    private readonly Func<TView, string?>? _targetName;
    private Func<TView, IReadOnlyList<object>?>? _embedded;

    internal RelationshipField(string name, Func<TView, string?> targetName, Func<TView, IReadOnlyList<Guid>> ids, IReadOnlySet<string> properties)
        : this(name, "", isMany: false, ids, properties, inverse: null)
    {
        _targetName = targetName;
        IsPolymorphic = true;
        IsNullable = true;
    }

    internal RelationshipField(string name, string target, bool isMany, Func<TView, IReadOnlyList<Guid>>? ids, IReadOnlySet<string> properties, string? inverse)
        : base(name, target, isMany)
    {
        _ids = ids;
        Properties = properties;
        InverseProperty = inverse;
    }

    public override string TargetNameOf(object view) => _targetName?.Invoke((TView)view) ?? TargetName;

    public override bool KnowsIds => _ids is not null;

    public override IReadOnlyList<Guid> Ids(object view) => _ids!((TView)view);

    public override IReadOnlyList<object>? Embedded(object view) => _embedded?.Invoke((TView)view);

    public RelationshipField<TView> Required()
    {
        (OnCreate, IsRequired) = (true, true);
        return this;
    }

    /// <summary>Named on create and then fixed.</summary>
    public RelationshipField<TView> CreateOnly()
    {
        OnCreate = true;
        return this;
    }

    /// <summary>Can be changed later, also on its relationship URL.</summary>
    public RelationshipField<TView> Changeable()
    {
        (OnCreate, OnUpdate, IsChangeable) = (true, true, true);
        return this;
    }

    public RelationshipField<TView> Nullable()
    {
        IsNullable = true;
        return this;
    }

    public RelationshipField<TView> On(Surfaces surfaces)
    {
        Limit(surfaces);
        return this;
    }

    public RelationshipField<TView> JudgedByCommand()
    {
        TargetIsJudgedByCommand = true;
        return this;
    }

    public RelationshipField<TView> Derived()
    {
        IsDerived = true;
        return this;
    }

    /// <summary>The view can carry the related views itself, so that including them costs no statement.</summary>
    public RelationshipField<TView> EmbeddedAs(Func<TView, IReadOnlyList<object>?> embedded)
    {
        _embedded = embedded;
        return this;
    }

    public RelationshipField<TView> Describe(string text)
    {
        Description = text;
        return this;
    }
}
