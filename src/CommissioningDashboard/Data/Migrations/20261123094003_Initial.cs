using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace CommissioningDashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "size_scheme",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<short>(type: "smallint", nullable: false),
                    micro_max = table.Column<decimal>(type: "numeric", nullable: false),
                    small_max = table.Column<decimal>(type: "numeric", nullable: false),
                    medium_max = table.Column<decimal>(type: "numeric", nullable: false),
                    micro_must_be_independent = table.Column<bool>(type: "boolean", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_size_scheme", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "authority",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    size_scheme_id = table.Column<string>(type: "text", nullable: false),
                    market_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authority", x => x.id);
                    table.ForeignKey(
                        name: "fk_authority_size_schemes_size_scheme_id",
                        column: x => x.size_scheme_id,
                        principalTable: "size_scheme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "area",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_area_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<int>(type: "integer", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_audit_entry_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "framework",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_framework_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_batch",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    format = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    imported_by = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    rows_read = table.Column<int>(type: "integer", nullable: false),
                    rows_accepted = table.Column<int>(type: "integer", nullable: false),
                    rows_rejected = table.Column<int>(type: "integer", nullable: false),
                    rows_collapsed = table.Column<int>(type: "integer", nullable: false),
                    rows_blank = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_batch", x => new { x.authority_id, x.id });
                    table.CheckConstraint("ck_import_batch_rows_add_up", "rows_read = rows_accepted + rows_rejected + rows_collapsed + rows_blank");
                    table.ForeignKey(
                        name: "fk_import_batch_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provider",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    ownership = table.Column<short>(type: "smallint", nullable: false),
                    parent_group = table.Column<string>(type: "text", nullable: true),
                    cqc_provider_id = table.Column<string>(type: "text", nullable: true),
                    cqc_location_id = table.Column<string>(type: "text", nullable: true),
                    companies_house_number = table.Column<string>(type: "text", nullable: true),
                    charity_number = table.Column<string>(type: "text", nullable: true),
                    ods_code = table.Column<string>(type: "text", nullable: true),
                    listed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    to_be_completed = table.Column<bool>(type: "boolean", nullable: false),
                    batch_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "service",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_service_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting", x => new { x.authority_id, x.key });
                    table.ForeignKey(
                        name: "fk_setting_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_team_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_account",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    email = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false),
                    failed_sign_ins = table.Column<short>(type: "smallint", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_account", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_user_account_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_change",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false),
                    entity_id = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_change", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_change_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_change_import_batch_authority_id_batch_id",
                        columns: x => new { x.authority_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_problem",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    batch_id = table.Column<int>(type: "integer", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    remedy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_problem", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_problem_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_problem_import_batch_authority_id_batch_id",
                        columns: x => new { x.authority_id, x.batch_id },
                        principalTable: "import_batch",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_area",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    area_id = table.Column<int>(type: "integer", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_area", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_area_area_authority_id_area_id",
                        columns: x => new { x.authority_id, x.area_id },
                        principalTable: "area",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_area_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_area_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_capacity",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    weekly_hours = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_capacity", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_capacity_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_capacity_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_opening",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_opening", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_opening_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_opening_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "provider_size",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    basis = table.Column<short>(type: "smallint", nullable: false),
                    value = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_size", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_size_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_size_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "framework_membership",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    framework_id = table.Column<int>(type: "integer", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    service_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_framework_membership", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_framework_membership_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_framework_membership_framework_authority_id_framework_id",
                        columns: x => new { x.authority_id, x.framework_id },
                        principalTable: "framework",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_framework_membership_providers_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_framework_membership_services_authority_id_service_id",
                        columns: x => new { x.authority_id, x.service_id },
                        principalTable: "service",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provider_service",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    service_id = table.Column<int>(type: "integer", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: true),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_service", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_provider_service_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_provider_service_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_provider_service_services_authority_id_service_id",
                        columns: x => new { x.authority_id, x.service_id },
                        principalTable: "service",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference = table.Column<string>(type: "text", nullable: false),
                    person_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    team_id = table.Column<int>(type: "integer", nullable: true),
                    service_id = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<int>(type: "integer", nullable: true),
                    need = table.Column<short>(type: "smallint", nullable: false),
                    route = table.Column<short>(type: "smallint", nullable: false),
                    age_band = table.Column<short>(type: "smallint", nullable: false),
                    ethnicity_group = table.Column<short>(type: "smallint", nullable: false),
                    weekly_hours = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    weekly_cost = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    outcome = table.Column<short>(type: "smallint", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: true),
                    arranged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    batch_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_referral_area_authority_id_area_id",
                        columns: x => new { x.authority_id, x.area_id },
                        principalTable: "area",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_provider_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_services_authority_id_service_id",
                        columns: x => new { x.authority_id, x.service_id },
                        principalTable: "service",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_teams_authority_id_team_id",
                        columns: x => new { x.authority_id, x.team_id },
                        principalTable: "team",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "option",
                columns: table => new
                {
                    authority_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    referral_id = table.Column<long>(type: "bigint", nullable: false),
                    provider_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<short>(type: "smallint", nullable: false),
                    outcome = table.Column<short>(type: "smallint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_option", x => new { x.authority_id, x.id });
                    table.ForeignKey(
                        name: "fk_option_authorities_authority_id",
                        column: x => x.authority_id,
                        principalTable: "authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_option_providers_authority_id_provider_id",
                        columns: x => new { x.authority_id, x.provider_id },
                        principalTable: "provider",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_option_referrals_authority_id_referral_id",
                        columns: x => new { x.authority_id, x.referral_id },
                        principalTable: "referral",
                        principalColumns: new[] { "authority_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "size_scheme",
                columns: new[] { "id", "basis", "from_date", "medium_max", "micro_max", "micro_must_be_independent", "name", "small_max", "source" },
                values: new object[,]
                {
                    { "birmingham-5", (short)1, new DateOnly(2013, 1, 1), 249m, 5m, true, "Birmingham (5 FTE)", 49m, "University of Birmingham, Micro-Enterprises: Small enough to care? (2015) for micro; usual 49 and 249 above it" },
                    { "sme-10", (short)3, new DateOnly(2013, 1, 1), 249m, 9m, false, "SME (under 10 employees)", 49m, "UK business population convention: 0 to 9, 10 to 49, 50 to 249, 250 or more employees" },
                    { "somerset-8", (short)2, new DateOnly(2013, 1, 1), 249m, 8m, true, "Somerset (8 workers)", 49m, "Somerset Council, micro-provider programme: eight or fewer paid or unpaid workers, independent" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_area_authority_id_code",
                table: "area",
                columns: new[] { "authority_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_authority_id_at",
                table: "audit_entry",
                columns: new[] { "authority_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_authority_code",
                table: "authority",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_authority_size_scheme_id",
                table: "authority",
                column: "size_scheme_id");

            migrationBuilder.CreateIndex(
                name: "ix_framework_authority_id_code",
                table: "framework",
                columns: new[] { "authority_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_framework_membership_authority_id_framework_id_provider_id_",
                table: "framework_membership",
                columns: new[] { "authority_id", "framework_id", "provider_id", "service_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_framework_membership_authority_id_provider_id",
                table: "framework_membership",
                columns: new[] { "authority_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_framework_membership_authority_id_service_id",
                table: "framework_membership",
                columns: new[] { "authority_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_change_authority_id_batch_id",
                table: "import_change",
                columns: new[] { "authority_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_change_authority_id_entity_entity_id",
                table: "import_change",
                columns: new[] { "authority_id", "entity", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_problem_authority_id_batch_id",
                table: "import_problem",
                columns: new[] { "authority_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_option_authority_id_provider_id",
                table: "option",
                columns: new[] { "authority_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_option_authority_id_referral_id_position",
                table: "option",
                columns: new[] { "authority_id", "referral_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_authority_id_cqc_location_id",
                table: "provider",
                columns: new[] { "authority_id", "cqc_location_id" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_authority_id_reference",
                table: "provider",
                columns: new[] { "authority_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_area_authority_id_area_id",
                table: "provider_area",
                columns: new[] { "authority_id", "area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_area_authority_id_provider_id_area_id_from",
                table: "provider_area",
                columns: new[] { "authority_id", "provider_id", "area_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_capacity_authority_id_provider_id_from",
                table: "provider_capacity",
                columns: new[] { "authority_id", "provider_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_opening_authority_id_provider_id_from",
                table: "provider_opening",
                columns: new[] { "authority_id", "provider_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_service_authority_id_provider_id_service_id_from",
                table: "provider_service",
                columns: new[] { "authority_id", "provider_id", "service_id", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_service_authority_id_service_id",
                table: "provider_service",
                columns: new[] { "authority_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_size_authority_id_provider_id_basis_from",
                table: "provider_size",
                columns: new[] { "authority_id", "provider_id", "basis", "from_date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_authority_id_area_id",
                table: "referral",
                columns: new[] { "authority_id", "area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_authority_id_batch_id",
                table: "referral",
                columns: new[] { "authority_id", "batch_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_authority_id_provider_id",
                table: "referral",
                columns: new[] { "authority_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_authority_id_reference",
                table: "referral",
                columns: new[] { "authority_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_authority_id_service_id",
                table: "referral",
                columns: new[] { "authority_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_authority_id_team_id",
                table: "referral",
                columns: new[] { "authority_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_authority_id_code",
                table: "service",
                columns: new[] { "authority_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_team_authority_id_code",
                table: "team",
                columns: new[] { "authority_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_account_email",
                table: "user_account",
                column: "email",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "framework_membership");

            migrationBuilder.DropTable(
                name: "import_change");

            migrationBuilder.DropTable(
                name: "import_problem");

            migrationBuilder.DropTable(
                name: "option");

            migrationBuilder.DropTable(
                name: "provider_area");

            migrationBuilder.DropTable(
                name: "provider_capacity");

            migrationBuilder.DropTable(
                name: "provider_opening");

            migrationBuilder.DropTable(
                name: "provider_service");

            migrationBuilder.DropTable(
                name: "provider_size");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "user_account");

            migrationBuilder.DropTable(
                name: "framework");

            migrationBuilder.DropTable(
                name: "import_batch");

            migrationBuilder.DropTable(
                name: "referral");

            migrationBuilder.DropTable(
                name: "area");

            migrationBuilder.DropTable(
                name: "provider");

            migrationBuilder.DropTable(
                name: "service");

            migrationBuilder.DropTable(
                name: "team");

            migrationBuilder.DropTable(
                name: "authority");

            migrationBuilder.DropTable(
                name: "size_scheme");
        }
    }
}
