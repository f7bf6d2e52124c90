using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Infrastructure.Settings;

/// <summary>What may stand in a section, as its options show it by their properties and types.</summary>
internal static class SettingsShape
{
    /// <summary>Every mistake of names and types: what is unknown, what cannot be read, and what is outside of its bounds.</summary>
    /// <param name="others">Whole names of sections that lie inside and are looked at by themselves.</param>
    public static IEnumerable<string> Faults(IConfigurationSection given, Type type, IReadOnlyCollection<string> others) => Faults(given, type, [], others);

    /// <summary>Each setting with its default; <c>{n}</c> stands for a place in a list, <c>{name}</c> for a name of a table.</summary>
    public static IEnumerable<(string Name, PropertyInfo Property, object? Default)> Settings(string name, Type type, object? defaults)
    {
        foreach (var property in Properties(type))
        {
            var (below, value) = ($"{name}:{property.Name}", defaults is null ? null : property.GetValue(defaults));
            if (IsSingle(property.PropertyType))
            {
                yield return (below, property, value);
            }
            else if (ElementOf(property.PropertyType) is { } element)
            {
                var place = below + (IsTable(property.PropertyType) ? ":{name}" : ":{n}");
                if (IsSingle(element)) yield return (place, property, value);
                else foreach (var inner in Settings(place, element, defaults: null)) yield return inner;
            }
            else
            {
                foreach (var inner in Settings(below, property.PropertyType, value)) yield return inner;
            }
        }
    }

    private static IEnumerable<string> Faults(IConfigurationSection given, Type type, ValidationAttribute[] bounds, IReadOnlyCollection<string> others)
    {
        if (IsSingle(type)) return SingleFaults(given, type, bounds);
        if (ElementOf(type) is { } element) return given.GetChildren().SelectMany(child => Faults(child, element, [], others));

        var known = Properties(type).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        return given.GetChildren().Where(child => !others.Contains(child.Path, StringComparer.OrdinalIgnoreCase)).SelectMany(child => known.TryGetValue(child.Key, out var property)
            ? Faults(child, property.PropertyType, [.. property.GetCustomAttributes<ValidationAttribute>()], others)
            : [$"{child.Path} is no setting; {given.Path} has {string.Join(", ", known.Keys)}."]);
    }

    private static IEnumerable<string> SingleFaults(IConfigurationSection given, Type type, ValidationAttribute[] bounds)
    {
        List<IConfigurationSection> below = [.. given.GetChildren()];
        foreach (var child in below) yield return $"{child.Path} is no setting; {given.Path} is a single value.";
        if (below.Count > 0 || given.Value is not { } text) yield break;

        if (!TryRead(type, text, out var value)) yield return $"{given.Path} is '{text}'; it has to be {Kind(type)}.";
        else foreach (var bound in bounds.Where(bound => !bound.IsValid(value))) yield return $"{given.Path} is '{text}'; it has to be {Allowed(bound)}.";
    }

    private static bool TryRead(Type type, string text, out object? value)
    {
        value = null;
        try
        {
            var single = Nullable.GetUnderlyingType(type) ?? type;
            if (single.IsEnum && text.Split(',', StringSplitOptions.TrimEntries).Any(name => !Enum.GetNames(single).Contains(name, StringComparer.OrdinalIgnoreCase))) return false;
            value = text.Length == 0 && single != type ? null : TypeDescriptor.GetConverter(single).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } names => $"{(names.IsDefined(typeof(FlagsAttribute)) ? "one or several" : "one")} of {string.Join(", ", Enum.GetNames(names).Select(name => name.ToLowerInvariant()))}",
        var single when single == typeof(bool) => "true or false",
        var single when single == typeof(TimeSpan) => "a time as 00:15:00",
        var single when single == typeof(Uri) => "an address",
        var single when single == typeof(double) => "a number",
        _ => "a whole number",
    };

    private static string Allowed(ValidationAttribute bound) => bound switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"from {range.Minimum} to {range.Maximum}"),
        AllowedValuesAttribute values => $"one of {string.Join(", ", values.Values)}",
        RequiredAttribute => "there",
        _ => bound.FormatErrorMessage("it"),
    };

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    private static bool IsSingle(Type type) => type == typeof(string) || TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool IsTable(Type type) => type.IsGenericType && type.GetGenericArguments().Length == 2;

    private static Type? ElementOf(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[^1] : null;
}
