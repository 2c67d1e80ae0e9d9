using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations;

/// <summary>Puts every authority's rows behind forced row-level security and gives the application's role what it needs.</summary>
public partial class Isolation : Migration
{
    private static readonly string[] _tables =
    [
        "area",
        "team",
        "service",
        "framework",
        "framework_membership",
        "provider",
        "provider_size",
        "provider_service",
        "provider_area",
        "provider_capacity",
        "provider_opening",
        "referral",
        "option",
        "import_batch",
        "import_change",
        "import_problem",
        "user_account",
        "setting",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureAppRole();
        foreach (var table in _tables)
        {
            migrationBuilder.IsolateByAuthority(table);
        }

        // The audit trail only grows.
        migrationBuilder.IsolateByAuthority("audit_entry", "select, insert");

        // Before sign-in the application knows an address and no authority: it may read that one account.
        migrationBuilder.AllowReading("user_account", "sign_in", "email = current_setting('app.sign_in_email', true)");

        // An authority is found by its code; only the owner, who migrates, may add one.
        migrationBuilder.Sql($"""
            alter table authority enable row level security;
            alter table authority force row level security;
            create policy own_authority on authority
              using (id = nullif(current_setting('app.authority_id', true), '')::int or code = current_setting('app.authority_code', true))
              with check (id = nullif(current_setting('app.authority_id', true), '')::int or code = current_setting('app.authority_code', true));
            grant select, update on authority to {RowLevelSecurity.AppRole};
            grant select on size_scheme, "__EFMigrationsHistory" to {RowLevelSecurity.AppRole};
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
        => throw new NotSupportedException("Isolation between authorities is never taken away.");
}
