namespace Marketplace.Infrastructure.Media.S3;

/// <summary>Section <c>Media:S3</c>: a bucket at whoever speaks Amazon's protocol.</summary>
internal sealed record S3Options
{
    /// <summary>Where the service is: an https address, as https://s3.eu-west-1.amazonaws.com.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The bucket; closed to the public, since this program serves what is public.</summary>
    public string? Bucket { get; init; }

    /// <summary>Whose key signs.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The key.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>Whether the bucket stands in the path (https://host/bucket/key), as most other makers want it, or in the host (https://bucket.host/key).</summary>
    public bool PathStyle { get; init; }

    /// <summary>How long one call may take, its repetitions included.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 4;

    public IEnumerable<string> Faults()
    {
        if (!MediaOptions.IsService(Endpoint)) yield return "Media:S3:Endpoint has to be an https address, as https://s3.eu-west-1.amazonaws.com.";
        if (string.IsNullOrWhiteSpace(Region)) yield return "Media:S3:Region is missing: the region that requests are signed for.";
        if (string.IsNullOrWhiteSpace(Bucket)) yield return "Media:S3:Bucket is missing.";
        if (string.IsNullOrWhiteSpace(AccessKeyId)) yield return "Media:S3:AccessKeyId is missing.";
        if (string.IsNullOrWhiteSpace(SecretAccessKey)) yield return "Media:S3:SecretAccessKey is missing.";
    }
}
