using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>People's word on which records of the register are one provider.</summary>
    public partial class ProviderMatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "provider_match",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    first_id = table.Column<int>(type: "integer", nullable: false),
                    second_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: true),
                    settled_by = table.Column<string>(type: "text", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_by = table.Column<string>(type: "text", nullable: true),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_match", x => new { x.authority_id, x.id });
                    table.CheckConstraint("ck_provider_match_of_two", "first_id <> second_id");
                    table.ForeignKey(
                        name: "fk_provider_match_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_match_provider_authority_id_first_id",
                        columns: x => new { x.authority_id, x.first_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_match_provider_authority_id_second_id",
                        columns: x => new { x.authority_id, x.second_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_provider_match_authority_id_first_id_second_id",
                table: "provider_match",
                columns: new[] { "authority_id", "first_id", "second_id" },
                unique: true,
                filter: "taken_back_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_provider_match_authority_id_second_id",
                table: "provider_match",
                columns: new[] { "authority_id", "second_id" });

            migrationBuilder.IsolateByAuthority("provider_match");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "provider_match");
        }
    }
}
