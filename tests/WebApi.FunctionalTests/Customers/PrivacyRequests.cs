using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>Asking for one's data, and what comes of it.</summary>
internal static class PrivacyRequests
{
    /// <summary>The request behind the job that was answered.</summary>
    public static string Of(Answered job) => job.ShouldBe(202).Data["relationships"]!["subject"]!["data"]!["id"]!.GetValue<string>();

    extension(MarketplaceApi api)
    {
        /// <summary>All that is known of somebody, from the private file that the request ends in.</summary>
        public async Task<string> ExportAsync(HttpClient person)
        {
            var job = (await person.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "export" }))).ShouldBe(202);
            job.Response.Content.Headers.ContentLocation!.ToString().ShouldBe($"/api/v1/jobs/{job.Id}");
            var status = async () => (await person.Get($"/api/v1/jobs/{job.Id}")).Attributes["status"]!.GetValue<string>();
            await status.ShouldBecome("succeeded");

            var request = (await person.Get($"/api/v1/privacyRequests/{Of(job)}?include=file")).ShouldBe(200);
            request.Attributes["status"]!.GetValue<string>().ShouldBe("completed");
            var file = request.Included("uploads").ShouldHaveSingleItem()["attributes"]!;
            file["isPrivate"]!.GetValue<bool>().ShouldBeTrue();
            return await api.Anonymous.GetStringAsync(new Uri(file["url"]!.GetValue<string>(), UriKind.Relative), TestContext.Current.CancellationToken);
        }
    }
}
