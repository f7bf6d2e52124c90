using System.Globalization;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Page numbers and cursors on the same URLs (api.md 8 and 9).</summary>
internal sealed class PageParser(QueryPlan plan, bool cursorProfile)
{
    public const string Profile = "https://jsonapi.org/profiles/ethanresnick/cursor-pagination/";

    /// <summary>Of an answer to which the profile is applied.</summary>
    public const string ContentType = $"{Wire.MediaType}; profile=\"{Profile}\"";

    /// <summary>The parameters that take a cursor.</summary>
    public static readonly string[] Cursors = ["page[after]", "page[before]"];

    private QueryParameter? _number;
    private QueryParameter? _size;
    private QueryParameter? _after;
    private QueryParameter? _before;

    public void Add(QueryParameter parameter)
    {
        _ = parameter.Members[0] switch
        {
            "number" => _number = parameter,
            "size" => _size = parameter,
            "after" => _after = parameter,
            "before" => _before = parameter,
            _ => throw QueryParser.Bad("unknown_parameter", "Pages know number, size, after and before.", parameter.Name),
        };
    }

    public void Finish()
    {
        var cursor = _after ?? _before;
        var inCursorMode = cursorProfile || plan.Type.IsFeed;
        var size = Size(inCursorMode: cursor is not null || inCursorMode);
        if (_number is not null && plan.Type.IsFeed) throw QueryParser.Bad("invalid_page", "This collection is read with cursors only: page[after] and page[before].", _number.Name);
        if (_after is not null && _before is not null)
        {
            throw new ApiException(new ApiError("range_pagination_not_supported", "page[after] and page[before] cannot be combined.")
            {
                Parameter = "page[before]",
                TypeLink = Profile + "range-pagination-not-supported",
            });
        }

        if (cursor is not null && _number is not null) throw QueryParser.Bad("mixed_pagination", "A page number and a cursor cannot be combined.", "page[number]");
        if (cursor is null && (!inCursorMode || _number is not null))
        {
            plan.Page = new PageRequest.Numbered(Number(), size);
            return;
        }

        if (!plan.CanCursor)
        {
            throw new ApiException(new ApiError("unsupported_sort", "This order cannot be paged by cursor.") { Parameter = "sort", TypeLink = Profile + "unsupported-sort" });
        }

        var position = cursor is null ? null : Cursor.Decode(cursor.Value, plan) ?? throw QueryParser.Bad("invalid_cursor", "The cursor is damaged, or belongs to another order or filter.", cursor.Name);
        plan.Page = new PageRequest.Keyset(position, Backwards: _before is not null, size);
    }

    private int Size(bool inCursorMode)
    {
        if (_size is null) return Paging.DefaultSize;
        if (!IsNumber(_size.Value, out var size) || size < 1) throw QueryParser.Bad("invalid_page", "page[size] is a whole number from 1.", _size.Name);
        if (size <= Paging.MaxSize) return (int)size;

        throw new ApiException(new ApiError("page_size_too_large", $"A page has at most {Paging.MaxSize} items.")
        {
            Parameter = _size.Name,
            TypeLink = inCursorMode ? Profile + "max-size-exceeded" : null,
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["maxSize"] = Paging.MaxSize } },
        });
    }

    private long Number()
    {
        if (_number is null) return 1;
        return IsNumber(_number.Value, out var number) && number >= 1 ? number : throw QueryParser.Bad("invalid_page", "page[number] is a whole number from 1.", _number.Name);
    }

    /// <summary>Digits of any length: a number too large for any type is a page past the end (JA-088).</summary>
    private static bool IsNumber(string text, out long number)
    {
        number = 0;
        if (text.Length == 0 || !text.All(char.IsAsciiDigit)) return false;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)) number = long.MaxValue / 1000;
        return true;
    }
}
