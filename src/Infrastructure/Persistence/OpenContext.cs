namespace Marketplace.Infrastructure.Persistence;

/// <summary>The context of the scope where something has asked for one: who only reads can do without, and still sees a transaction that is open.</summary>
internal sealed class OpenContext
{
    public MarketplaceDbContext? Context { get; set; }
}
