using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>What public lists of the Care Quality Commission tell of an authority's locations.</summary>
    public partial class CqcLocations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cqc_location",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    list = table.Column<short>(type: "smallint", nullable: false),
                    file_day = table.Column<DateOnly>(type: "date", nullable: false),
                    location_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_of_area = table.Column<bool>(type: "boolean", nullable: false),
                    cqc_provider_id = table.Column<string>(type: "text", nullable: true),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_dormant = table.Column<bool>(type: "boolean", nullable: false),
                    service_types = table.Column<string>(type: "text", nullable: true),
                    specialisms = table.Column<string>(type: "text", nullable: true),
                    activities = table.Column<string>(type: "text", nullable: true),
                    rating = table.Column<short>(type: "smallint", nullable: true),
                    rating_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_rating_inherited = table.Column<bool>(type: "boolean", nullable: false),
                    ownership_type = table.Column<string>(type: "text", nullable: true),
                    companies_house_number = table.Column<string>(type: "text", nullable: true),
                    charity_number = table.Column<string>(type: "text", nullable: true),
                    ods_code = table.Column<string>(type: "text", nullable: true),
                    brand = table.Column<string>(type: "text", nullable: true),
                    primary_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cqc_location", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_cqc_location_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cqc_location_authority_id_list_file_day",
                table: "cqc_location",
                columns: new[] { "authority_id", "list", "file_day" });

            migrationBuilder.CreateIndex(
                name: "ix_cqc_location_authority_id_location_id_list_file_day",
                table: "cqc_location",
                columns: new[] { "authority_id", "location_id", "list", "file_day" },
                unique: true);

            migrationBuilder.IsolateByAuthority("cqc_location");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cqc_location");
        }
    }
}
