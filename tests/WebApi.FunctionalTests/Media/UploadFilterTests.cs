using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Media;

/// <summary>How files are found.</summary>
public sealed class UploadFilterTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Admin = "/api/v1/admin/uploads";

    [Fact]
    public async Task Operators_find_files_by_who_sent_them_and_everybody_by_their_state()
    {
        var (mine, theirs) = ((await api.SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id, (await api.SellerB.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id);
        var both = $"filter[id]={mine},{theirs}";
        var sender = (await api.Admin.Get($"{Admin}/{mine}")).ShouldBe(200).Data["relationships"]!["uploadedBy"]!["data"]!["id"]!.GetValue<string>();

        (await api.Admin.Get($"{Admin}/{mine}/uploadedBy")).ShouldBe(200).Id.ShouldBe(sender);
        (await Ids(api.Admin, $"{Admin}?{both}&filter[uploadedBy]={sender}")).ShouldBe([mine]);
        (await Ids(api.Admin, $"{Admin}?{both}&filter[uploadedBy][ne]={sender}")).ShouldBe([theirs]);
        (await Ids(api.SellerA, $"/api/v1/seller/uploads?filter[id]={mine}&filter[status]=complete")).ShouldBe([mine]);
        (await Ids(api.SellerA, "/api/v1/seller/uploads?filter[status]=pending,rejected")).ShouldBeEmpty();
        (await Ids(api.Admin, $"{Admin}?{both}&filter[status][ne]=complete")).ShouldBeEmpty();
        (await Ids(api.Admin, $"{Admin}?{both}&filter[status][nin]=pending,processing&sort=createdAt")).ShouldBe([mine, theirs]);
        (await api.SellerA.Get($"/api/v1/seller/uploads?filter[uploadedBy]={sender}")).ShouldBeError(400, "unknown_filter");
        (await api.SellerA.Get($"/api/v1/seller/uploads/{mine}")).ShouldBe(200).Data["relationships"]?["uploadedBy"].ShouldBeNull();
    }

    private static async Task<string[]> Ids(HttpClient who, string url) => (await who.Get(url)).ShouldBe(200).Ids();
}
