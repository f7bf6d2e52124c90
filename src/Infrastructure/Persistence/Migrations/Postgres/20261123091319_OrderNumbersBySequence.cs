using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OrderNumbersBySequence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "ordering_numbers");

            migrationBuilder.Sql("SELECT setval('ordering_numbers', last) FROM ordering_sequences");

            migrationBuilder.DropTable(
                name: "ordering_sequences");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ordering_sequences",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "ordinal"),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_sequences", x => x.name);
                });

            migrationBuilder.Sql("INSERT INTO ordering_sequences (name, last) SELECT 'orders', last_value FROM ordering_numbers WHERE is_called");

            migrationBuilder.DropSequence(
                name: "ordering_numbers");
        }
    }
}
