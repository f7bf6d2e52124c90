using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>Where the database is, and the connections to it; each prepares what it runs again and again.</summary>
internal sealed class PostgresDatabase : IConnectionPool, IDisposable, IAsyncDisposable
{
    private const int MaxPrepared = 200;

    public PostgresDatabase(IOptions<PersistenceOptions> options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString);
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = MaxPrepared;
        settings.ApplicationName ??= "marketplace";
        ConnectionString = settings.ConnectionString;

        // Without a name, metrics would be labelled with host, user and database.
        Source = new NpgsqlDataSourceBuilder(ConnectionString) { Name = "marketplace" }.Build();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public void Renew() => Source.Clear();

    public void Dispose() => Source.Dispose();

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
