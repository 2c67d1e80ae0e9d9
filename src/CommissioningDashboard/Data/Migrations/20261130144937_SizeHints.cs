using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Accounts of companies on the register, as a hint of size, and a scheme by people supported.</summary>
    public partial class SizeHints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "company_accounts",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    company_number = table.Column<string>(type: "text", nullable: false),
                    file_day = table.Column<DateOnly>(type: "date", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company_accounts", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_company_accounts_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "size_scheme",
                columns: new[] { "id", "basis", "from_date", "medium_max", "micro_max", "micro_must_be_independent", "name", "small_max", "source" },
                values: new object[] { "people-100", (short)4, new DateOnly(2013, 1, 1), 100m, 10m, false, "People supported (10, 50 and 100)", 50m, "Home care by people supported: up to 50, up to 100, more; up to 10 for micro is this dashboard’s own cut" });

            migrationBuilder.CreateIndex(
                name: "ix_company_accounts_authority_id_company_number_file_day",
                table: "company_accounts",
                columns: new[] { "authority_id", "company_number", "file_day" },
                unique: true);

            migrationBuilder.IsolateByAuthority("company_accounts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "company_accounts");

            migrationBuilder.DeleteData(
                table: "size_scheme",
                keyColumn: "id",
                keyValue: "people-100");
        }
    }
}
