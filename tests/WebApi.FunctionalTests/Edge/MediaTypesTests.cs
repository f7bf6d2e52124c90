using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>Media types as RFC 9110 writes them.</summary>
public sealed class MediaTypesTests
{
    [Fact]
    [Trait("Rule", "JA-003")]
    public void Quoted_strings_do_not_split()
    {
        var list = MediaTypes.Parse("application/vnd.api+json; profile=\"https://a.example/x,y;z \\\"q\\\"\";q=0.5 , */*");

        list.Select(range => range.Name).ShouldBe(["application/vnd.api+json", "*/*"]);
        list[0].Profiles.ShouldBe(["https://a.example/x,y;z", "\"q\""]);
        list[0].Weight.ShouldBe(0.5);
        list[0].HasForeignParameters.ShouldBeFalse();
    }

    [Theory]
    [Trait("Rule", "JA-003")]
    [InlineData("")]
    [InlineData("application")]
    [InlineData("application/")]
    [InlineData("application/json/x")]
    [InlineData("application/vnd.api+json; ext")]
    [InlineData("application/vnd.api+json; ext=")]
    [InlineData("application/vnd.api+json; ext=\"open")]
    [InlineData("application/vnd.api+json; ext=\"open\\")]
    [InlineData("application/vnd.api+json; q=2")]
    [InlineData("application/vnd.api+json; q=-1")]
    [InlineData("application/vnd.api+json x")]
    public void What_is_malformed_is_no_media_type(string text) => MediaTypes.ParseOne(text).ShouldBeNull();

    [Theory]
    [Trait("Rule", "JA-003")]
    [InlineData("Application/VND.api+JSON")]
    [InlineData("application/vnd.api+json;")]
    [InlineData(" application/vnd.api+json ; EXT=\"https://jsonapi.org/ext/atomic\"")]
    public void Case_and_spaces_do_not_matter(string text) => MediaTypes.ParseOne(text)!.IsJsonApi.ShouldBeTrue();
}
