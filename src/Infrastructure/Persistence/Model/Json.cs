using System.Text.Json;
using Marketplace.Application.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Persistence.Model;

internal static class JsonColumns
{
    extension<TProperty>(PropertyBuilder<TProperty> property)
    {
        /// <summary>Stores a value that is only ever read and replaced whole as JSON text.</summary>
        public PropertyBuilder<TProperty> AsJson() => property.HasConversion(
            value => Write(value),
            text => JsonSerializer.Deserialize<TProperty>(text, EventJson.Options)!,
            new ValueComparer<TProperty>((left, right) => ReferenceEquals(left, right) || Write(left) == Write(right), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));
    }

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, EventJson.Options);
}
