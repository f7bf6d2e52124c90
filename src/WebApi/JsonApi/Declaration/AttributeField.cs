using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>An attribute: its value, its wire format, and what a client may do with it.</summary>
internal abstract class AttributeField(string name) : Field(name)
{
    /// <summary>Writes name and value into an answer.</summary>
    public abstract void Write(Utf8JsonWriter json, object view, IServiceProvider services);

    /// <summary>Writes name and value to be compared: of what an installation decides, what it is decided from.</summary>
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
    private readonly Action<Utf8JsonWriter, T, IServiceProvider>? _writeInstalled;
    private readonly ResourceType<TView>? _owner;
    private Func<JsonElement, Faults, string, object?> _read;
    private Action<Utf8JsonWriter> _schema;
    private readonly LambdaExpression _key;
    private readonly FilterFactory? _filter;

    internal AttributeField(ResourceType<TView> owner, string name, Expression<Func<TView, T>> value, AttributeShape<T> shape, LambdaExpression? key = null, IReadOnlySet<string>? properties = null)
        : base(name)
    {
        _owner = owner;
        _value = new(value.Getter);
        (_isNull, _write, _writeInstalled, _read, _schema, _filter) = (shape.IsNull, shape.Write, shape.WriteInstalled, shape.Read, shape.Schema, shape.Filter);
        _key = key ?? value;
        IsNullable = shape.IsNullable;
        Properties = properties ?? ViewProperties.Of(value);
    }

    public override object? Value(object view) => _value.Value((TView)view);

    public override void Write(Utf8JsonWriter json, object view, IServiceProvider services)
    {
        if (_writeInstalled is null || _value.Value((TView)view) is not { } value || _isNull(value))
        {
            Write(json, view);
            return;
        }

        json.WritePropertyName(Encoded);
        _writeInstalled(json, value, services);
    }

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
        if (!TakesNull) faults.Add("required", $"'{Name}' cannot be empty.", pointer);
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

    /// <param name="surfaces">Where it is offered; the field itself may be shown on more of them.</param>
    public AttributeField<TView, T> Filter(Operators operators = Operators.Equality, Surfaces surfaces = JsonApi.Surfaces.All)
    {
        var factory = _filter ?? throw new InvalidOperationException($"'{Name}' is of a kind that cannot be filtered.");
        _owner!.AddFilter(factory.Create<TView>(Name, _key, operators | (IsNullable ? Operators.IsNull : 0)) with { Surfaces = surfaces }, this);
        return this;
    }

    public AttributeField<TView, T> Sort(Surfaces surfaces = JsonApi.Surfaces.All)
    {
        _owner!.AddSort(Name, _key, this, surfaces);
        return this;
    }
}

/// <summary>Everything about an attribute's kind that depends on its type, closed over once.</summary>
internal sealed record AttributeShape<T>(
    Func<T, bool> IsNull, Action<Utf8JsonWriter, T> Write, Func<JsonElement, Faults, string, object?> Read, Action<Utf8JsonWriter> Schema, FilterFactory? Filter, bool IsNullable)
{
    /// <summary>Set where the text depends on the installation.</summary>
    public Action<Utf8JsonWriter, T, IServiceProvider>? WriteInstalled { get; init; }
}
