using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

public sealed class SqliteMarketplaceDbContext(DbContextOptions<SqliteMarketplaceDbContext> options) : MarketplaceDbContext(options);
