namespace Marketplace.Testing;

/// <summary>The application as its users meet it, wherever it runs.</summary>
public interface IMarketplace
{
    HttpClient Admin { get; }

    HttpClient SellerA { get; }

    HttpClient SellerB { get; }

    HttpClient Anonymous { get; }

    HttpClient WithToken(string token);
}
