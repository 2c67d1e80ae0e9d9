using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>What waits for a person about Client Level Data, and what they have said.</summary>
    public partial class ClientLevelDataQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cld_question",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    first_start = table.Column<DateOnly>(type: "date", nullable: false),
                    first_end = table.Column<DateOnly>(type: "date", nullable: true),
                    second_start = table.Column<DateOnly>(type: "date", nullable: false),
                    first_provider = table.Column<string>(type: "text", nullable: true),
                    second_provider = table.Column<string>(type: "text", nullable: true),
                    rows = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<short>(type: "smallint", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cld_question", x => new { x.authority_id, x.key });
                    table.ForeignKey(
                        name: "fk_cld_question_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provider_tie",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    first_location = table.Column<string>(type: "text", nullable: false),
                    second_location = table.Column<string>(type: "text", nullable: false),
                    first_name = table.Column<string>(type: "text", nullable: false),
                    second_name = table.Column<string>(type: "text", nullable: false),
                    proposed = table.Column<short>(type: "smallint", nullable: false),
                    proposed_from = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    settled = table.Column<short>(type: "smallint", nullable: true),
                    from_date = table.Column<DateOnly>(type: "date", nullable: true),
                    settled_by = table.Column<string>(type: "text", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_tie", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_tie_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_provider_tie_authority_id_first_location_second_location",
                table: "provider_tie",
                columns: new[] { "authority_id", "first_location", "second_location" },
                unique: true);

            migrationBuilder.IsolateByAuthority("cld_question");
            migrationBuilder.IsolateByAuthority("provider_tie");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cld_question");

            migrationBuilder.DropTable(
                name: "provider_tie");
        }
    }
}
