// dotnet tool restore, and then for each provider:
// dotnet ef migrations add NAME --project src/Infrastructure --startup-project tools/Migrations --context SqliteMarketplaceDbContext --output-dir Persistence/Migrations/Sqlite
// dotnet ef migrations add NAME --project src/Infrastructure --startup-project tools/Migrations --context PostgresMarketplaceDbContext --output-dir Persistence/Migrations/Postgres
// and, last, tools/Migrations/model
return 0;
