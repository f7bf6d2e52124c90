using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>How values of one kind stand on the wire: written, read, parsed from a filter, described. One instance serves all attributes of the kind.</summary>
internal abstract class ValueFormat<T>
{
    /// <summary>Whether a filter may compare values of this kind.</summary>
    public virtual bool CanFilter => false;

    public abstract void Write(Utf8JsonWriter json, T value);

    /// <summary>Reads a value of a request body. What is wrong with it goes to <paramref name="faults"/>, all of it, and the result is then not used.</summary>
    public abstract T? Read(JsonElement json, Faults faults, string pointer);

    /// <summary>Reads a value of a query parameter.</summary>
    public virtual bool TryParse(string text, out T? value)
    {
        value = default;
        return false;
    }

    /// <summary>Writes the members of the value's JSON schema (the object around them is the caller's).</summary>
    public abstract void WriteSchema(Utf8JsonWriter json);

    /// <summary>What the kind is called in an error: "a string", "one of …".</summary>
    public abstract string Expected { get; }

    protected T? Wrong(Faults faults, string pointer)
    {
        faults.Add("invalid_format", $"Expected {Expected}.", pointer);
        return default;
    }
}

/// <summary>A format whose text depends on how this installation is set up, and so is made with its services.</summary>
internal interface IInstalledFormat<in T>
{
    void Write(Utf8JsonWriter json, T value, IServiceProvider services);
}
