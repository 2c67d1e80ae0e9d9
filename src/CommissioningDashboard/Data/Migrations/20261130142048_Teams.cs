using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class Teams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_active",
                table: "team",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "team_area",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_area", x => new { x.authority_id, x.team_id, x.area_id });
                    table.ForeignKey(
                        name: "fk_team_area_area_authority_id_area_id",
                        columns: x => new { x.authority_id, x.area_id },
                        principalTable: "area",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_team_area_team_authority_id_team_id",
                        columns: x => new { x.authority_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_team_area_authority_id_area_id",
                table: "team_area",
                columns: new[] { "authority_id", "area_id" });
            migrationBuilder.IsolateByAuthority("team_area");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "team_area");

            migrationBuilder.DropColumn(
                name: "is_active",
                table: "team");
        }
    }
}
