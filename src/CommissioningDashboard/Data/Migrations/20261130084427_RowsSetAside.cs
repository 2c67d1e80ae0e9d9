using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Rows that are left out of an accepted file by somebody's word, and how many of a file may be.</summary>
    public partial class RowsSetAside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch");

            migrationBuilder.AddColumn<int>(
                name: "mended_by",
                table: "import_batch",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "rows_set_aside",
                table: "import_batch",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "rows_to_set_aside",
                table: "import_batch",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "set_aside_ceiling",
                table: "authority",
                type: "numeric(5,2)",
                precision: 5,
                scale: 2,
                nullable: false,
                defaultValue: 5m);

            migrationBuilder.CreateTable(
                name: "set_aside_row",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_set_aside_row", x => new { x.authority_id, x.batch_id, x.row });
                    table.ForeignKey(
                        name: "fk_set_aside_row_import_batch_authority_id_batch_id",
                        columns: x => new { x.authority_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.IsolateByAuthority("set_aside_row");

            migrationBuilder.AddCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch",
                sql: "rows_read = rows_accepted + rows_rejected + rows_held + rows_set_aside + rows_collapsed + rows_blank");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "set_aside_row");

            migrationBuilder.DropCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "mended_by",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "rows_set_aside",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "rows_to_set_aside",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "set_aside_ceiling",
                table: "authority");

            migrationBuilder.AddCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch",
                sql: "rows_read = rows_accepted + rows_rejected + rows_held + rows_collapsed + rows_blank");
        }
    }
}
