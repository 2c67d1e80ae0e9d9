using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Formats;

/// <summary>Referrals as a brokerage team or case system lists them, one row each.</summary>
internal sealed class ReferralsFormat : ImportFormat
{
    private const string _date = "A date, such as 31/12/2025";
    private readonly ImportColumn _reference, _received, _service, _route, _outcome, _provider, _team, _area, _need, _ageBand, _ethnicity,
        _hours, _cost, _arranged, _ended, _person;

    public ReferralsFormat()
    {
        _reference = Column("Reference", "The referral's number in your own system. The same reference is the same "
            + "referral.", "Text, up to 100 characters", "R-20418", required: true,
            spellings: ["Referral reference", "Referral ID", "Referral number"], holds: ColumnHolds.Identifier);
        _received = Column(
            "Received on", "The day the referral was made.", _date, "03/11/2025", required: true,
                spellings: ["Received", "Referral date", "Date received"], holds: ColumnHolds.Date);
        _service = Column("Service", "The kind of support asked for. A name not used before becomes a new "
            + "service.", "Text, up to 100 characters", "Home support", required: true, spellings: ["Service component"],
            list: RegisterList.Services);
        _route = Column("Route", "How the support is paid for and "
            + "arranged.", CodeLists.Route.Rule, "Council-commissioned", required: true, spellings: ["Delivery mechanism"],
            codes: CodeLists.Route);
        _outcome = Column(
            "Outcome", "What became of the referral.", CodeLists.Outcome.Rule, "Arranged", required: true, spellings: ["Status"],
                codes: CodeLists.Outcome);
        _provider = Column("Provider reference", "The provider's reference in your register. Leave empty when it is not recorded, as for "
            + "most direct payments.", "A reference from the providers file", "P-0112", spellings: ["Provider", "Provider ID"],
            holds: ColumnHolds.Identifier, list: RegisterList.Providers);
        _team = Column("Team", "The team that made the referral.", "Text, up to 100 characters", "North locality team",
            list: RegisterList.Teams);
        _area = Column("Area", "The part of the council's territory where the support is "
            + "given.", "Text, up to 100 characters", "Riverside", spellings: ["Locality", "District"],
            list: RegisterList.Areas);
        _need = Column(
            "Need", "The primary support reason.", CodeLists.Need.Rule, "Physical support", spellings: ["Primary support reason"],
                codes: CodeLists.Need);
        _ageBand = Column("Age band", "The person's age in bands; never a date of birth.", CodeLists.AgeBand.Rule, "75 to 84",
            codes: CodeLists.AgeBand);
        _ethnicity = Column(
            "Ethnicity group", "The person's broad ethnic group.", CodeLists.EthnicityGroup.Rule, "White", spellings: ["Ethnic group"],
                codes: CodeLists.EthnicityGroup);
        _hours = Column(
            "Weekly hours", "Planned hours of support a week.", "A number from 0 to 655.35", "10.5",
                spellings: ["Hours per week", "Planned hours"], holds: ColumnHolds.Hours);
        _cost = Column(
            "Weekly cost", "Planned cost in pounds a week.", "A number from 0 to 100,000", "231.00", spellings: ["Cost per week"],
            holds: ColumnHolds.Money);
        _arranged = Column(
            "Arranged on", "The day on which support was arranged.", _date, "10/11/2025", spellings: ["Date arranged", "Start date"],
            holds: ColumnHolds.Date);
        _ended = Column("Ended on", "The day on which the support ended.", _date, "", spellings: ["Date ended", "End date"],
            holds: ColumnHolds.EndDate);
        _person = Column("Person identifier", "Your own number for the person. Only a scrambled form that cannot be turned back is kept, "
            + "to tell that two referrals are for one person.", "Text, up to 100 characters", "", personal: true,
            spellings: ["Person ID", "Client ID", "LA Person Unique Identifier"], holds: ColumnHolds.Identifier);
    }

    public override string Id => "referrals";

    public override string Name => "Referrals";

    public override string Purpose
        => "Requests to arrange support, one row each: when, which service and route, what became of it and which provider was chosen.";

    public override string Repeats
        => "A reference that is already held is brought up to date with the columns in the file. Two rows with the same reference must "
        + "agree; the repeat is then folded in.";

    public override ImportColumn? Person => _person;

    protected override int Order => 2;

    internal override Intake Start(ImportSession session) => new ReferralsIntake(this, session);

    private sealed class ReferralsIntake(ReferralsFormat format, ImportSession session) : ReferralIntake(session)
    {
        private static readonly DateOnly _earliest = new(1990, 1, 1);
        private readonly DateOnly _latest = session.Today.AddYears(5);
        private KnownProviders _providers = null!;
        private readonly HashSet<string> _updated = ["received_on", "service_id", "route", "outcome"];

        protected override IEnumerable<string> Updated => _updated;

        protected override async Task LoadAsync(CancellationToken cancellationToken)
            => _providers = await KnownProviders.LoadAsync(Session.Db, cancellationToken);

        public override RowOutcome Take(RowFields row)
        {
            if (_updated.Count == 4)
            {
                NoteColumns(row);
            }

            var received = row.Date(format._received, _earliest, Session.Today);
            var arranged = row.Date(format._arranged, _earliest, _latest);
            var ended = row.Date(format._ended, _earliest, _latest);
            var outcome = row.Code(format._outcome, CodeLists.Outcome);
            var provider = _providers.Find(row, format._provider);
            if (ended < received)
            {
                row.Refuse(format._ended, "Support cannot end before the referral was received.", "Check both dates.");
            }

            if (arranged < received)
            {
                row.Refuse(format._arranged, "Support cannot be arranged before the referral was received.", "Check both dates; received "
                    + "is the day on which it was first asked for.");
            }

            if (arranged > Session.Today)
            {
                row.Refuse(format._arranged, $"This lies after today, {Session.Today:d MMMM yyyy}: nothing can have been arranged then.",
                    "Check the year. For support that has yet to start, write the day on which it was agreed, or leave the cell empty.");
            }

            if (provider is not null && outcome is not null and not ReferralOutcome.Arranged)
            {
                row.Refuse(
                    format._provider, "Only an arranged referral has a provider.", "Empty the cell, or change the outcome to Arranged.");
            }

            var staged = new StagedReferral
            {
                Reference = row.Text(format._reference, longest: 100),
                PersonKey = row.Text(format._person, longest: 100) is { } person ? Session.Person.Hash(person) : null,
                ReceivedOn = received,
                TeamId = Names.Teams.Find(row, format._team),
                ServiceId = Names.Services.Find(row, format._service),
                AreaId = Names.Areas.Find(row, format._area),
                Need = row.Code(format._need, CodeLists.Need, whenEmpty: Need.NotKnown),
                Route = row.Code(format._route, CodeLists.Route),
                AgeBand = row.Code(format._ageBand, CodeLists.AgeBand, whenEmpty: AgeBand.NotKnown),
                EthnicityGroup = row.Code(format._ethnicity, CodeLists.EthnicityGroup, whenEmpty: EthnicityGroup.NoData),
                WeeklyHours = row.Number(format._hours, 0, 655.35m),
                WeeklyCost = row.Number(format._cost, 0, 100_000m),
                Outcome = outcome,
                ProviderId = provider,
                ArrangedOn = arranged,
                EndedOn = ended,
            };
            Stage(row.RowNumber, staged);
            return RowOutcome.Taken;
        }

        protected override Task<bool> ResolveTwinsAsync(bool isOdd, CancellationToken cancellationToken)
            => ReferenceTwins.ResolveAsync(Session, format._reference, isOdd, cancellationToken);

        protected override async Task ResolveRepeatsAsync(CancellationToken cancellationToken)
        {
            await using var find = Session.Command("""
                with same as (
                  select row_no, reference, to_jsonb(s) - 'row_no' as said, row_no = any(@wrong) as wrong from staged s
                  where reference in (select reference from staged group by reference having count(*) > 1)
                ), placed as (
                  select row_no, reference, said, first_value(row_no) over w as first_no, first_value(said) over w as first_said, wrong or
                    first_value(wrong) over w as partly
                  from same window w as (partition by reference order by row_no)
                ), compared as (
                  -- A row with a problem is compared by what could be read of it.
                  select row_no, reference, first_no, case when partly
                    then jsonb_strip_nulls(said) || jsonb_strip_nulls(first_said) = jsonb_strip_nulls(first_said) || jsonb_strip_nulls(said)
                    else said = first_said end as agrees
                  from placed
                ), folded as (
                  delete from staged s using compared c where s.row_no = c.row_no and c.row_no > c.first_no and c.agrees
                    and cardinality(@wrong) = 0 returning 1
                )
                select row_no, reference, first_no, 0 from compared where not agrees
                union all
                select 0, '', 0, count(*)::int from folded
                union all
                select row_no, '', -1, 0 from same where reference in (select reference from compared where not agrees)
                order by row_no
                """);
            find.Parameters.AddWithValue("wrong", Session.Problems.Wrong());
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetInt32(0) == 0)
                {
                    Session.Rows.Folded += reader.GetInt32(3);
                }
                else if (reader.GetInt32(2) < 0)
                {
                    Session.Problems.GoesAlong(reader.GetInt32(0));
                }
                else
                {
                    Session.Problems.Add(reader.GetInt32(0), format._reference.Heading, reader.GetString(1),
                        $"Row {reader.GetInt32(2):N0} has the same reference and says something else.",
                            "Keep the row that is right and delete the other.");
                }
            }
        }

        private void NoteColumns(RowFields row)
        {
            (ImportColumn Column, string Name)[] optional =
            [
                (format._provider, "provider_id"), (format._team, "team_id"), (format._area, "area_id"), (format._need, "need"),
                (format._ageBand, "age_band"), (format._ethnicity, "ethnicity_group"), (format._hours, "weekly_hours"),
                (format._cost, "weekly_cost"),
                (format._arranged, "arranged_on"), (format._ended, "ended_on"), (format._person, "person_key"),
            ];
            foreach (var (column, name) in optional.Where(x => row.Has(x.Column)))
            {
                _updated.Add(name);
            }
        }
    }
}
