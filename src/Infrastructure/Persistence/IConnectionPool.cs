namespace Marketplace.Infrastructure.Persistence;

/// <summary>Connections that are kept open for the next request.</summary>
public interface IConnectionPool
{
    /// <summary>After a failure that broke one of them: a database that went away and came back has cut the idle ones, too, and each would fail another request.</summary>
    void Renew();
}
