using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Lines of published spend over £500.</summary>
    public partial class Spend : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "spend_line",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    line_key = table.Column<Guid>(type: "uuid", nullable: false),
                    nth = table.Column<int>(type: "integer", nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    supplier = table.Column<string>(type: "text", nullable: true),
                    supplier_key = table.Column<string>(type: "text", nullable: true),
                    transaction_number = table.Column<string>(type: "text", nullable: true),
                    directorate = table.Column<string>(type: "text", nullable: true),
                    pence = table.Column<long>(type: "bigint", nullable: false),
                    is_sme = table.Column<bool>(type: "boolean", nullable: true),
                    is_vcse = table.Column<bool>(type: "boolean", nullable: true),
                    company_number = table.Column<string>(type: "text", nullable: true),
                    charity_number = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spend_line", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_spend_line_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_spend_line_import_batch_authority_id_batch_id",
                        columns: x => new { x.authority_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_spend_line_authority_id_batch_id_line_key_nth",
                table: "spend_line",
                columns: new[] { "authority_id", "batch_id", "line_key", "nth" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_spend_line_counted_once",
                table: "spend_line",
                columns: new[] { "authority_id", "line_key", "nth" },
                unique: true,
                filter: "counts");

            migrationBuilder.CreateIndex(
                name: "ix_spend_line_paid_on",
                table: "spend_line",
                columns: new[] { "authority_id", "paid_on" },
                filter: "counts");

            migrationBuilder.IsolateByAuthority("spend_line");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spend_line");
        }
    }
}
