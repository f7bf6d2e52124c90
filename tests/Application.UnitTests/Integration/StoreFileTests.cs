using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Integration.Files;

namespace Marketplace.Application.UnitTests.Integration;

public sealed class StoreFileTests
{
    [Fact]
    public async Task A_store_becomes_a_shop_with_address_position_and_hours()
    {
        var shop = (await ReadAsync(ImportFiles.Fixture("stores.json")))[0].Draft.ShouldBeOfType<ImportedShop>();

        (shop.ExternalId, shop.Region, shop.PostalCode, shop.Country, shop.TimeZone).ShouldBe(("1", "US-MA", "02134", "US", "America/New_York"));
        (shop.Latitude, shop.Longitude).ShouldBe((42.35m, -71.05m));
        shop.OpeningHours.ShouldBe(
        [
            new(DayOfWeek.Monday, new(10, 0), new(21, 30)),
            new(DayOfWeek.Thursday, new(0, 0), new(23, 59)),
            new(DayOfWeek.Saturday, new(12, 0), new(18, 0)),
            new(DayOfWeek.Sunday, new(13, 0), new(17, 30)),
        ]);
    }

    [Fact]
    public async Task What_is_not_understood_of_a_shop_is_left_out_with_a_warning()
    {
        var item = (await ReadAsync(ImportFiles.Fixture("stores.json")))[1];

        item.IsFaulty.ShouldBeFalse();
        item.Warnings.Select(warning => warning.Column).Order().ShouldBe(["hours", "location"]);
    }

    [Fact]
    public async Task A_second_record_of_an_id_and_one_without_a_name_are_refused()
    {
        var items = await ReadAsync(ImportFiles.Fixture("stores.json"));

        items.SelectMany(item => item.Errors).Select(error => (error.Row, error.Code)).ShouldBe([(3, "not_unique"), (4, "required")]);
    }

    [Theory]
    [InlineData("Mon: 25-26")]
    [InlineData("Mon: 10-9; Mon: 11-8")]
    [InlineData("Mon: 22-9")]
    [InlineData("Day: 10-9")]
    [InlineData("Mon 10-9")]
    [InlineData("Mon: 10:75-9")]
    public void Hours_that_make_no_sense_are_not_guessed(string text) => OpeningHoursText.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_closed_day_has_no_hours() => (OpeningHoursText.TryParse("Mon: 9-12; Sun: closed", out var hours), hours.Count, hours[0].Closes).ShouldBe((true, 1, new TimeOnly(23, 59)));

    [Fact]
    public async Task Every_real_store_is_a_shop_with_hours()
    {
        var items = await ReadAsync(ImportFiles.Real("bestbuy", "stores.json.gz"));

        items.Count.ShouldBe(1565);
        items.ShouldAllBe(item => !item.IsFaulty && item.Warnings.Count == 0);
        items.Select(item => ((ImportedShop)item.Draft!).OpeningHours.Count).CountBy(days => days).OrderBy(days => days.Key).ShouldBe([new(6, 4), new(7, 1561)]); // four keep Sundays
    }

    private static async Task<IReadOnlyList<ImportItem>> ReadAsync(Stream file)
    {
        await using (file) return await StoreFile.ReadAsync(file, TestContext.Current.CancellationToken);
    }
}
