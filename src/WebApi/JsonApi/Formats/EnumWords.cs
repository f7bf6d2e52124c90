using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The words of an enumeration, by its numbers. One code for all of them: collections by type would be compiled once more for each, which was a sixth of the time that a start takes.</summary>
internal sealed class EnumWords
{
    private readonly JsonEncodedText[] _words;
    private readonly Dictionary<string, int> _numbers;

    /// <param name="type">Numbered 0, 1, 2 and so on.</param>
    public EnumWords(Type type)
    {
        var numbers = (int[])Enum.GetValuesAsUnderlyingType(type);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != i) throw new InvalidOperationException($"{type} is not numbered 0, 1, 2 and so on.");
        }

        Names = [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];
        _words = [.. Names.Select(name => JsonEncodedText.Encode(name))];
        _numbers = Names.Select((name, number) => KeyValuePair.Create(name, number)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>In the order of the declaration.</summary>
    public IReadOnlyList<string> Names { get; }

    public JsonEncodedText this[int number] => _words[number];

    public bool TryFind(string word, out int number) => _numbers.TryGetValue(word, out number);
}
