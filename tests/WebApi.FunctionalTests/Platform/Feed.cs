using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>What the feed of a surface tells of each resource.</summary>
internal static class Feed
{
    extension(HttpClient reader)
    {
        /// <summary>All changes, in their order.</summary>
        public async Task<IReadOnlyList<JsonNode>> ChangesAsync(string url)
        {
            var all = new List<JsonNode>();
            for (string? next = url; next is not null;)
            {
                var page = (await reader.Get(next)).ShouldBe(200);
                all.AddRange(page.Items!);
                next = page.Link("next");
            }

            return all;
        }

        /// <summary>What is told of a resource: <c>upsert</c>, <c>delete</c> or nothing.</summary>
        public Func<Task<string>> Told(string url, string id) => async () =>
            string.Join(',', (await reader.ChangesAsync(url)).Select(change => change["attributes"]!).Where(change => change["resourceId"]!.GetValue<string>() == id).Select(change => change["op"]!.GetValue<string>()));
    }
}
