using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListUsesAndRequirements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "narrowed",
                table: "shown_list",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "list_use",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    list_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_use", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_list_use_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_list_use_shown_lists_authority_id_list_id",
                        columns: x => new { x.authority_id, x.list_id },
                        principalTable: "shown_list",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_requirement",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    service_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    regulated = table.Column<short>(type: "smallint", nullable: false),
                    framework = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_requirement", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_service_requirement_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_requirement_service_authority_id_service_id",
                        columns: x => new { x.authority_id, x.service_id },
                        principalTable: "service",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_list_use_authority_id_list_id_kind_provider_id",
                table: "list_use",
                columns: new[] { "authority_id", "list_id", "kind", "provider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_requirement_authority_id_service_id_from",
                table: "service_requirement",
                columns: new[] { "authority_id", "service_id", "from_date" },
                unique: true);

            // Like the list itself: what was done with it can be added and never be changed.
            migrationBuilder.IsolateByAuthority("list_use", "select, insert");
            migrationBuilder.IsolateByAuthority("service_requirement");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "list_use");

            migrationBuilder.DropTable(
                name: "service_requirement");

            migrationBuilder.DropColumn(
                name: "narrowed",
                table: "shown_list");
        }
    }
}
