using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>
    /// Keeps each Client Level Data submission row by row, and what was recognised when services were put together from them.
    /// </summary>
    public partial class ClientLevelDataSubmissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cld_event",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    submission_id = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    person_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_carer = table.Column<bool>(type: "boolean", nullable: false),
                    started_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    died_on = table.Column<DateOnly>(type: "date", nullable: true),
                    service_type = table.Column<short>(type: "smallint", nullable: false),
                    component = table.Column<short>(type: "smallint", nullable: false),
                    outcome = table.Column<short>(type: "smallint", nullable: false),
                    route = table.Column<short>(type: "smallint", nullable: true),
                    location_id = table.Column<string>(type: "text", nullable: true),
                    location_name = table.Column<string>(type: "text", nullable: true),
                    reference_mark = table.Column<long>(type: "bigint", nullable: true),
                    unit_pence = table.Column<int>(type: "integer", nullable: true),
                    frequency = table.Column<string>(type: "text", nullable: true),
                    planned_hundredths = table.Column<int>(type: "integer", nullable: true),
                    need = table.Column<short>(type: "smallint", nullable: false),
                    age_band = table.Column<short>(type: "smallint", nullable: false),
                    ethnicity_group = table.Column<short>(type: "smallint", nullable: false),
                    access_route = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cld_event", x => new { x.authority_id, x.submission_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "cld_finding",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    flags = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cld_finding", x => new { x.authority_id, x.referral_id });
                    table.ForeignKey(
                        name: "fk_cld_finding_referrals_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cld_request",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome = table.Column<short>(type: "smallint", nullable: false),
                    access_route = table.Column<string>(type: "text", nullable: true),
                    assessed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    referral_id = table.Column<long>(type: "bigint", nullable: true),
                    national_start = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cld_request", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_cld_request_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cld_request_referrals_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cld_submission",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: false),
                    la_code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cld_submission", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_cld_submission_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cld_submission_import_batches_authority_id_batch_id",
                        columns: x => new { x.authority_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "support_change",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    weekly_hours = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    weekly_cost = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    is_day_known = table.Column<bool>(type: "boolean", nullable: false),
                    batch_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_change", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_change_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_support_change_referral_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cld_request_authority_id_referral_id",
                table: "cld_request",
                columns: new[] { "authority_id", "referral_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cld_submission_authority_id_batch_id",
                table: "cld_submission",
                columns: new[] { "authority_id", "batch_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_change_authority_id_referral_id_from",
                table: "support_change",
                columns: new[] { "authority_id", "referral_id", "from_date" },
                unique: true);

            foreach (var table in new[] { "cld_submission", "cld_event", "cld_finding", "cld_request", "support_change" })
            {
                migrationBuilder.IsolateByAuthority(table);
            }

            migrationBuilder.ReferBySet("cld_event", ("submission_id", "cld_submission"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger kept_on_delete on cld_submission; drop trigger kept_on_update on cld_submission;
                drop trigger refers_on_insert on cld_event; drop trigger refers_on_update on cld_event;
                drop function cld_submission_kept_for_cld_event(); drop function cld_event_refers();
                """);

            migrationBuilder.DropTable(
                name: "cld_event");

            migrationBuilder.DropTable(
                name: "cld_finding");

            migrationBuilder.DropTable(
                name: "cld_request");

            migrationBuilder.DropTable(
                name: "cld_submission");

            migrationBuilder.DropTable(
                name: "support_change");
        }
    }
}
