using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>
    /// Dates which group a provider belongs to, which was one text of today. What was held is taken to hold since the provider was listed.
    /// </summary>
    public partial class GroupsDated : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "group_membership",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    group_name = table.Column<string>(type: "text", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_membership", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_group_membership_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_group_membership_providers_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_group_membership_authority_id_provider_id_from",
                table: "group_membership",
                columns: new[] { "authority_id", "provider_id", "from_date" },
                unique: true);

            // The owner may pass row-level security only while it is not forced.
            migrationBuilder.Sql("""
                alter table provider no force row level security;
                insert into group_membership (authority_id, provider_id, group_name, from_date)
                select authority_id, id, btrim(parent_group), listed_on from provider where btrim(parent_group) <> '';
                alter table provider force row level security;
                """);
            migrationBuilder.IsolateByAuthority("group_membership");

            // No day has two groups, and none ends before it begins, which a range refuses. Numbers as ranges of one need no extension. It
            // is looked at when all is done, since one membership ends as the next begins.
            migrationBuilder.Sql("""
                alter table group_membership add constraint one_group_a_day exclude using gist (
                  int4range(authority_id, authority_id, '[]') with &&, int4range(provider_id, provider_id, '[]') with &&,
                  daterange(from_date, to_date, '[]') with &&) deferrable initially deferred;
                """);

            migrationBuilder.DropColumn(
                name: "parent_group",
                table: "provider");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "parent_group",
                table: "provider",
                type: "text",
                nullable: true);
            migrationBuilder.Sql("""
                alter table provider no force row level security;
                alter table group_membership no force row level security;
                update provider p set parent_group = m.group_name from group_membership m
                where m.authority_id = p.authority_id and m.provider_id = p.id and m.to_date is null;
                alter table provider force row level security;
                """);
            migrationBuilder.DropTable(
                name: "group_membership");
        }
    }
}
