using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommissioningDashboard.Data.Migrations
{
    /// <summary>
    /// Lets the database give a frozen report its number and its moment, and check its file against its size and fingerprint. Reports from
    /// before stay as they are.
    /// </summary>
    public partial class FrozenReportsChecked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "market_version",
                table: "frozen_report",
                type: "bigint",
                nullable: true);

            migrationBuilder.Sql("""
                alter table frozen_report add constraint file_as_stated
                  check (size = octet_length(file) and sha256 = encode(sha256(file), 'hex')) not valid;

                -- An internal workbook has exact figures and never bears a board report's number.
                alter table frozen_report add constraint not_internal check (profile <> 'internal') not valid;

                -- Holds whoever freezes another for the authority until this transaction ends.
                create function next_frozen_report(authority int, out number int, out moment timestamptz) language plpgsql as $$
                begin
                  perform pg_advisory_xact_lock(hashtext('frozen_report'), authority);
                  number := coalesce((select max(r.number) from frozen_report r where r.authority_id = authority), 0) + 1;
                  moment := clock_timestamp();
                end $$;

                -- Both are printed in the file, so others than those given cannot be put in their place silently.
                create function check_frozen_report() returns trigger language plpgsql as $$
                declare next record;
                begin
                  select * into next from next_frozen_report(new.authority_id);
                  if new.number <> next.number then
                    raise exception 'The next board report is number %, not %.', next.number, new.number using errcode = 'check_violation';
                  end if;
                  if new.frozen_at < transaction_timestamp() or new.frozen_at > next.moment then
                    raise exception 'A board report is frozen at the moment that the database gave it.' using errcode = 'check_violation';
                  end if;
                  return new;
                end $$;

                create trigger number_and_moment before insert on frozen_report for each row execute function check_frozen_report();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop trigger number_and_moment on frozen_report;
                drop function check_frozen_report;
                drop function next_frozen_report;
                alter table frozen_report drop constraint not_internal;
                alter table frozen_report drop constraint file_as_stated;
                """);
            migrationBuilder.DropColumn(
                name: "market_version",
                table: "frozen_report");
        }
    }
}
