using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>What providers say of themselves, their links, and what they propose and dispute.</summary>
    public partial class ProvidersVoice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "provider_confirmation",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    by_provider = table.Column<bool>(type: "boolean", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_confirmation", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_confirmation_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_confirmation_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_link",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_link", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_link_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_link_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_profile",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    about = table.Column<string>(type: "text", nullable: true),
                    for_whom = table.Column<string>(type: "text", nullable: true),
                    times = table.Column<string>(type: "text", nullable: true),
                    languages = table.Column<string>(type: "text", nullable: true),
                    prices = table.Column<string>(type: "text", nullable: true),
                    quality = table.Column<string>(type: "text", nullable: true),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    website = table.Column<string>(type: "text", nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_profile", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_profile_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_profile_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_proposal",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    form = table.Column<string>(type: "jsonb", nullable: true),
                    words = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_proposal", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_proposal_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_proposal_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_provider_confirmation_authority_id_provider_id_from",
                table: "provider_confirmation",
                columns: new[] { "authority_id", "provider_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_link_authority_id_provider_id",
                table: "provider_link",
                columns: new[] { "authority_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_link_token_hash",
                table: "provider_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_profile_authority_id_provider_id_from",
                table: "provider_profile",
                columns: new[] { "authority_id", "provider_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_proposal_authority_id_answered_at",
                table: "provider_proposal",
                columns: new[] { "authority_id", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_proposal_authority_id_provider_id",
                table: "provider_proposal",
                columns: new[] { "authority_id", "provider_id" });

            foreach (var table in new[] { "provider_profile", "provider_confirmation", "provider_link", "provider_proposal" })
            {
                migrationBuilder.IsolateByAuthority(table);
            }

            // A provider has no account: its link's secret stands for it, and lets that one link be read.
            migrationBuilder.AllowReading(
                "provider_link", "by_secret", "token_hash = decode(nullif(current_setting('app.provider_link', true), ''), 'hex')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "provider_confirmation");

            migrationBuilder.DropTable(
                name: "provider_link");

            migrationBuilder.DropTable(
                name: "provider_profile");

            migrationBuilder.DropTable(
                name: "provider_proposal");
        }
    }
}
