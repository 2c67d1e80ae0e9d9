using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class PublicRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Whoever asks for a public register has no authority: it may be read of each whether it has opened its own, and no more.
            migrationBuilder.AllowReading("setting", "public_register", "key = 'public-register' and value = 'on'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop policy public_register on setting;");
        }
    }
}
