using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Links by which people set their passwords.</summary>
    public partial class PasswordLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "password_link",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_password_link", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_password_link_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_password_link_user_account_authority_id_user_id",
                        columns: x => new { x.authority_id, x.user_id },
                        principalTable: "user_account",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_password_link_authority_id_user_id",
                table: "password_link",
                columns: new[] { "authority_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_password_link_token_hash",
                table: "password_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.IsolateByAuthority("password_link");

            // Before sign-in the application knows a link's secret and no authority: it may read that one link.
            migrationBuilder.AllowReading(
                "password_link", "by_secret", "token_hash = decode(nullif(current_setting('app.password_link', true), ''), 'hex')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "password_link");
        }
    }
}
