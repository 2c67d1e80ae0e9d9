using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Providers asked, their answers, mail on its way out, and what becomes of support after the choice.</summary>
    public partial class Enquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "enquiry",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent_to = table.Column<string>(type: "text", nullable: true),
                    mail_id = table.Column<long>(type: "bigint", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<short>(type: "smallint", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    can_start_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    question = table.Column<string>(type: "text", nullable: true),
                    reply = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_enquiry_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enquiry_providers_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enquiry_referrals_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mail",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    sent_to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    sealed_body = table.Column<byte[]>(type: "bytea", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    given_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing_mail", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_outgoing_mail_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_event",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    on_date = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    weekly_hours = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    hours_before = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_event", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_event_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_support_event_referral_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_authority_id_provider_id",
                table: "enquiry",
                columns: new[] { "authority_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_authority_id_referral_id_provider_id",
                table: "enquiry",
                columns: new[] { "authority_id", "referral_id", "provider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_token_hash",
                table: "enquiry",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mail_message_id",
                table: "outgoing_mail",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_mail_next_try_at",
                table: "outgoing_mail",
                column: "next_try_at",
                filter: "sent_at is null and given_up_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_support_event_authority_id_referral_id",
                table: "support_event",
                columns: new[] { "authority_id", "referral_id" });

            foreach (var table in new[] { "enquiry", "outgoing_mail" })
            {
                migrationBuilder.IsolateByAuthority(table);
            }

            // What happened can be added and never be changed.
            migrationBuilder.IsolateByAuthority("support_event", "select, insert");

            // A provider has no account: the application knows its link's secret and no authority, and may read that one enquiry.
            migrationBuilder.AllowReading(
                "enquiry", "by_secret", "token_hash = decode(nullif(current_setting('app.enquiry_link', true), ''), 'hex')");

            // Whoever sends mail must learn which authorities have some; each is then worked for by itself.
            migrationBuilder.AllowReading(
                "outgoing_mail", "waiting",
                "current_setting('app.outbox', true) = 'waiting' and sent_at is null and given_up_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enquiry");

            migrationBuilder.DropTable(
                name: "outgoing_mail");

            migrationBuilder.DropTable(
                name: "support_event");
        }
    }
}
