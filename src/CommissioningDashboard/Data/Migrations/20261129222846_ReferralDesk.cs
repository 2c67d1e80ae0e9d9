using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>The referral desk: teams of people, drafts, what the desk knows of a referral, the exposure ledger and its secrets.</summary>
    public partial class ReferralDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "desk_referral",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wanted_from = table.Column<DateOnly>(type: "date", nullable: true),
                    times = table.Column<int>(type: "integer", nullable: false),
                    languages = table.Column<string>(type: "text", nullable: true),
                    what_matters = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    chosen_by = table.Column<short>(type: "smallint", nullable: true),
                    why_chosen = table.Column<string>(type: "text", nullable: true),
                    tried = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_referral", x => new { x.authority_id, x.referral_id });
                    table.ForeignKey(
                        name: "fk_desk_referral_referrals_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_key",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    period = table.Column<DateOnly>(type: "date", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_key", x => new { x.authority_id, x.period });
                    table.ForeignKey(
                        name: "fk_order_key_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referral_draft",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: true),
                    made_by_user_id = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_draft", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_referral_draft_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_draft_teams_authority_id_team_id",
                        columns: x => new { x.authority_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shown_list",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    context = table.Column<string>(type: "text", nullable: false),
                    key_period = table.Column<DateOnly>(type: "date", nullable: false),
                    eligible = table.Column<int[]>(type: "integer[]", nullable: false),
                    shown = table.Column<int[]>(type: "integer[]", nullable: false),
                    first_place = table.Column<int>(type: "integer", nullable: false),
                    sort = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shown_list", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_shown_list_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shown_list_referral_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_team",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_team", x => new { x.authority_id, x.user_id, x.team_id });
                    table.ForeignKey(
                        name: "fk_user_team_team_authority_id_team_id",
                        columns: x => new { x.authority_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_user_team_user_account_authority_id_user_id",
                        columns: x => new { x.authority_id, x.user_id },
                        principalTable: "user_account",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_desk_referral_authority_id_draft_id",
                table: "desk_referral",
                columns: new[] { "authority_id", "draft_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_draft_authority_id_team_id",
                table: "referral_draft",
                columns: new[] { "authority_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_shown_list_authority_id_referral_id",
                table: "shown_list",
                columns: new[] { "authority_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_user_team_authority_id_team_id",
                table: "user_team",
                columns: new[] { "authority_id", "team_id" });

            foreach (var table in new[] { "user_team", "referral_draft", "desk_referral" })
            {
                migrationBuilder.IsolateByAuthority(table);
            }

            // What was shown, and the secret that made its order, can be added and never be changed.
            migrationBuilder.IsolateByAuthority("shown_list", "select, insert");
            migrationBuilder.IsolateByAuthority("order_key", "select, insert");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "desk_referral");

            migrationBuilder.DropTable(
                name: "order_key");

            migrationBuilder.DropTable(
                name: "referral_draft");

            migrationBuilder.DropTable(
                name: "shown_list");

            migrationBuilder.DropTable(
                name: "user_team");
        }
    }
}
