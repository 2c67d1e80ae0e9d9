using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>Adds the list of referrals that each version of a market changed, and a way to a person's other referrals.</summary>
    public partial class ReferralChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "referral_change",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    referral_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_change", x => new { x.authority_id, x.version, x.referral_id });
                    table.ForeignKey(
                        name: "fk_referral_change_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.IsolateByAuthority("referral_change");

            migrationBuilder.CreateIndex(
                name: "ix_referral_person_key",
                table: "referral",
                column: "person_key")
                .Annotation("Npgsql:IndexMethod", "hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "referral_change");

            migrationBuilder.DropIndex(
                name: "ix_referral_person_key",
                table: "referral");
        }
    }
}
