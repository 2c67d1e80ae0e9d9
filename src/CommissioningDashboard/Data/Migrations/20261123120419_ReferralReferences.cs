using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReferralReferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_referral_area_authority_id_area_id",
                table: "referral");

            migrationBuilder.DropForeignKey(
                name: "fk_referral_authorities_authority_id",
                table: "referral");

            migrationBuilder.DropForeignKey(
                name: "fk_referral_provider_authority_id_provider_id",
                table: "referral");

            migrationBuilder.DropForeignKey(
                name: "fk_referral_services_authority_id_service_id",
                table: "referral");

            migrationBuilder.DropForeignKey(
                name: "fk_referral_teams_authority_id_team_id",
                table: "referral");

            migrationBuilder.DropIndex(
                name: "ix_referral_authority_id_area_id",
                table: "referral");

            migrationBuilder.DropIndex(
                name: "ix_referral_authority_id_batch_id",
                table: "referral");

            migrationBuilder.DropIndex(
                name: "ix_referral_authority_id_provider_id",
                table: "referral");

            migrationBuilder.DropIndex(
                name: "ix_referral_authority_id_service_id",
                table: "referral");

            migrationBuilder.DropIndex(
                name: "ix_referral_authority_id_team_id",
                table: "referral");

            migrationBuilder.ReferBySet("referral", ("service_id", "service"), ("area_id", "area"), ("team_id", "team"), ("provider_id", "provider"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => throw new NotSupportedException("Going back would check a million rows one by one; restore a backup instead.");
    }
}
