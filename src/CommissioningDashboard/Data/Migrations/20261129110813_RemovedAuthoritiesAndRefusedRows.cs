using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Lets an authority be removed and its code be used again, and tells a refused file's wrong rows from its good ones.</summary>
    public partial class RemovedAuthoritiesAndRefusedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch");

            migrationBuilder.DropIndex(
                name: "ix_authority_code",
                table: "authority");

            migrationBuilder.AddColumn<string>(
                name: "looks_like",
                table: "import_batch",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "rows_held",
                table: "import_batch",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "authority",
                type: "timestamp with time zone",
                nullable: true);

            // A refused file used to have all its rows called rejected. Its owner may pass row-level security only while it is not forced.
            migrationBuilder.Sql("""
                alter table import_batch no force row level security;
                alter table import_problem no force row level security;
                update import_batch b set rows_rejected = least(b.rows_rejected, p.wrong), rows_held = b.rows_rejected - least(b.rows_rejected, p.wrong)
                from (select authority_id, batch_id, count(distinct "row") filter (where "row" > 1) as wrong from import_problem group by 1, 2) p
                where b.status = 2 and p.authority_id = b.authority_id and p.batch_id = b.id;
                alter table import_batch force row level security;
                alter table import_problem force row level security;
                """);

            migrationBuilder.AddCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch",
                sql: "rows_read = rows_accepted + rows_rejected + rows_held + rows_collapsed + rows_blank");

            migrationBuilder.CreateIndex(
                name: "ix_authority_code",
                table: "authority",
                column: "code",
                unique: true,
                filter: "removed_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch");

            migrationBuilder.DropIndex(
                name: "ix_authority_code",
                table: "authority");

            migrationBuilder.DropColumn(
                name: "looks_like",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "rows_held",
                table: "import_batch");

            migrationBuilder.DropColumn(
                name: "removed_at",
                table: "authority");

            migrationBuilder.AddCheckConstraint(
                name: "ck_import_batch_rows_add_up",
                table: "import_batch",
                sql: "rows_read = rows_accepted + rows_rejected + rows_collapsed + rows_blank");

            migrationBuilder.CreateIndex(
                name: "ix_authority_code",
                table: "authority",
                column: "code",
                unique: true);
        }
    }
}
