using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>What Open Referral feeds tell of organisations, and what was answered.</summary>
    public partial class OpenReferralOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "open_referral_organisation",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    feed_key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    told = table.Column<string>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_referral_organisation", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_open_referral_organisation_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "open_referral_answer",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: true),
                    batch_id = table.Column<int>(type: "integer", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_referral_answer", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_open_referral_answer_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_open_referral_answer_open_referral_organisations_authority_",
                        columns: x => new { x.authority_id, x.organisation_id },
                        principalTable: "open_referral_organisation",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_open_referral_answer_providers_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_open_referral_answer_authority_id_organisation_id_key",
                table: "open_referral_answer",
                columns: new[] { "authority_id", "organisation_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_referral_answer_authority_id_provider_id",
                table: "open_referral_answer",
                columns: new[] { "authority_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_open_referral_organisation_authority_id_feed_key",
                table: "open_referral_organisation",
                columns: new[] { "authority_id", "feed_key" },
                unique: true);

            migrationBuilder.IsolateByAuthority("open_referral_organisation");
            migrationBuilder.IsolateByAuthority("open_referral_answer");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "open_referral_answer");

            migrationBuilder.DropTable(
                name: "open_referral_organisation");
        }
    }
}
