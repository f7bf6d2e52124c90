using Marketplace.Infrastructure.Media.Cloudinary;
using Marketplace.Infrastructure.Media.S3;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>The signatures of the stores, against the examples that they publish.</summary>
public sealed class SignatureTests
{
    private const string Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Amazon's examples: "Authenticating Requests: Using the Authorization Header", examples GET Object, PUT Object, GET Bucket Lifecycle and List Objects.</summary>
    [Theory]
    [InlineData("GET", "test.txt", "Range=bytes=0-9", Nothing, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("PUT", "test%24file.text", "Date=Fri, 24 May 2013 00:00:00 GMT;x-amz-storage-class=REDUCED_REDUNDANCY", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")]
    [InlineData("GET", "?lifecycle", "", Nothing, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET", "?max-keys=2&prefix=J", "", Nothing, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void A_request_to_S3_is_signed_as_in_the_published_example(string method, string path, string headers, string digest, string expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("https://examplebucket.s3.amazonaws.com/" + path));
        foreach (var header in headers.Split(';', StringSplitOptions.RemoveEmptyEntries)) request.Headers.Add(header[..header.IndexOf('=')], header[(header.IndexOf('=') + 1)..]);

        new SignatureV4("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1").Sign(request, digest, new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

        request.Headers.GetValues("Authorization").Single().ShouldEndWith("Signature=" + expected);
    }

    [Fact]
    public void A_key_is_encoded_by_its_bytes_and_its_slashes_stay() =>
        SignatureV4.Encode("a b/\u00e9+%~*.pdf", isPath: true).ShouldBe("a%20b/%C3%A9%2B%25~%2A.pdf");

    /// <summary>Cloudinary's example: "Generating authentication signatures".</summary>
    [Fact]
    public void A_request_to_Cloudinary_is_signed_as_in_the_published_example() =>
        new CloudinarySignature("abcd", CloudinaryDigest.Sha1).OfParameters([new("timestamp", "1315060510"), new("public_id", "sample_image"), new("eager", "w_400,h_300,c_pad|w_260,h_200,c_crop")])
            .ShouldBe("bfd09f95f331f558cbd1320e67aa8d488770583e");

    /// <summary>From the tests of Cloudinary's own libraries (account of name test123 with the secret b).</summary>
    [Fact]
    public void A_delivery_address_is_signed_as_Cloudinarys_libraries_do() =>
        new CloudinarySignature("b", CloudinaryDigest.Sha1).OfDelivery("c_crop,h_20,w_10/image.jpg").ShouldBe("s--Ai4Znfl3--");

    [Fact]
    public void An_answer_is_believed_by_its_signature_only()
    {
        var signature = new CloudinarySignature("abcd", CloudinaryDigest.Sha256);
        var good = signature.OfParameters([new("version", "1"), new("public_id", "a")]);

        signature.IsOfAnswer("a", "1", good).ShouldBeTrue();
        signature.IsOfAnswer("a", "2", good).ShouldBeFalse();
        signature.IsOfAnswer("b", "1", good).ShouldBeFalse();
        new CloudinarySignature("abce", CloudinaryDigest.Sha256).IsOfAnswer("a", "1", good).ShouldBeFalse();
        signature.IsOfAnswer("a", "1", "").ShouldBeFalse();
    }
}
