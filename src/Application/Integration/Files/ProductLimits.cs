namespace Marketplace.Application.Integration.Files;

/// <summary>What a row may say; the catalogue has its own limits and refuses beyond them.</summary>
internal static class ProductLimits
{
    public const int MaxHandleLength = 200;
    public const int MaxUrlLength = 2_000;
    public const int MaxImages = 100;
    public const int MaxTags = 50;
}
