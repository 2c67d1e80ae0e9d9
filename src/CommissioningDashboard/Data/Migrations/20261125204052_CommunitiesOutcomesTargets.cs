using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Adds what equity, value and targets are measured on.</summary>
    public partial class CommunitiesOutcomesTargets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "outcome_score",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    measured_on = table.Column<DateOnly>(type: "date", nullable: false),
                    instrument = table.Column<short>(type: "smallint", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<short>(type: "smallint", nullable: false),
                    batch_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcome_score", x => new { x.authority_id, x.id });
                    table.CheckConstraint("ck_outcome_score_in_range", "score >= 0 and score <= case instrument when 1 then 24 else 1 end and (statement = '') = (instrument = 1)");
                    table.ForeignKey(
                        name: "fk_outcome_score_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_outcome_score_referrals_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_community",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    community = table.Column<string>(type: "text", nullable: false),
                    tie = table.Column<short>(type: "smallint", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_community", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_community_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_community_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    measure_id = table.Column<string>(type: "text", nullable: false),
                    filter = table.Column<string>(type: "text", nullable: false),
                    sense = table.Column<short>(type: "smallint", nullable: false),
                    goal = table.Column<double>(type: "double precision", nullable: false),
                    by = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    set_by = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_target_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outcome_score_authority_id_batch_id",
                table: "outcome_score",
                columns: new[] { "authority_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_outcome_score_authority_id_referral_id_measured_on_instrume",
                table: "outcome_score",
                columns: new[] { "authority_id", "referral_id", "measured_on", "instrument", "statement" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_community_authority_id_provider_id_community_tie_f",
                table: "provider_community",
                columns: new[] { "authority_id", "provider_id", "community", "tie", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_target_authority_id_measure_id",
                table: "target",
                columns: new[] { "authority_id", "measure_id" });

            migrationBuilder.IsolateByAuthority("provider_community");
            migrationBuilder.IsolateByAuthority("outcome_score");

            // A target that was given up is ended, never erased.
            migrationBuilder.IsolateByAuthority("target", "select, insert, update");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outcome_score");

            migrationBuilder.DropTable(
                name: "provider_community");

            migrationBuilder.DropTable(
                name: "target");
        }
    }
}
