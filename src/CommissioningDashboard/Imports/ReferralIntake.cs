using System.Buffers;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports;

/// <summary>A referral as read from a row; what has a problem is nothing. Keys below 0 are of names that the file brings in.</summary>
internal struct StagedReferral
{
    public string? Reference;
    public byte[]? PersonKey;
    public DateOnly? ReceivedOn;
    public int? TeamId;
    public int? ServiceId;
    public int? AreaId;
    public Need? Need;
    public Route? Route;
    public AgeBand? AgeBand;
    public EthnicityGroup? EthnicityGroup;
    public decimal? WeeklyHours;
    public decimal? WeeklyCost;
    public ReferralOutcome? Outcome;
    public int? ProviderId;
    public DateOnly? ArrangedOn;
    public DateOnly? EndedOn;
}

/// <summary>
/// Referrals on their way in: streamed by binary COPY into a table that vanishes with the transaction (COPY is refused on
/// a table with row-level security), then merged as one set. Subclasses say how a row is read and which of two rows with
/// the same reference stands.
/// </summary>
internal abstract class ReferralIntake(ImportSession session) : Intake
{
    /// <summary>Without any of these no two references of a file can be the same but for case or spaces.</summary>
    private static readonly SearchValues<char> _oddMarks = SearchValues.Create("abcdefghijklmnopqrstuvwxyz ");

    private CopyWriter? _copy;
    private readonly HashSet<long> _seen = [];
    private bool _maybeRepeated, _isOdd;

    protected ImportSession Session { get; } = session;

    protected RegisterNames Names { get; private set; } = null!;

    /// <summary>Columns of the referral table that the file fills; others keep what they hold.</summary>
    protected abstract IEnumerable<string> Updated { get; }

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        Names = await RegisterNames.LoadAsync(Session.Db, cancellationToken);
        await LoadAsync(cancellationToken);
        await Session.ExecuteAsync("""
            set local work_mem = '64MB';
            create temp table staged (
              row_no int not null, reference text collate "C" not null, person_key bytea, received_on date, team_id int, service_id int,
              area_id int, need smallint, route smallint, age_band smallint, ethnicity_group smallint,
              weekly_hours int, weekly_cost int, outcome smallint, provider_id int, arranged_on date, ended_on date)
            on commit drop
            """, cancellationToken);
        _copy = new CopyWriter(
            await Session.Connection.BeginRawBinaryCopyAsync("copy staged from stdin (format binary)", cancellationToken));
    }

    /// <summary>Reads what else the rows are checked against.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    protected void Stage(int rowNumber, in StagedReferral x)
    {
        if (x.Reference is null)
        {
            return;
        }

        _maybeRepeated |= !_seen.Add(Mark(x.Reference));
        _isOdd |= x.Reference.AsSpan().ContainsAny(_oddMarks);
        var copy = _copy!;
        copy.Row(columns: 17);
        copy.Int(rowNumber);
        copy.Text(x.Reference);
        copy.Bytes(x.PersonKey);
        copy.Date(x.ReceivedOn);
        copy.Int(x.TeamId);
        copy.Int(x.ServiceId);
        copy.Int(x.AreaId);
        copy.Small((short?)x.Need);
        copy.Small((short?)x.Route);
        copy.Small((short?)x.AgeBand);
        copy.Small((short?)x.EthnicityGroup);
        copy.Hundredths(x.WeeklyHours);
        copy.Hundredths(x.WeeklyCost);
        copy.Small((short?)x.Outcome);
        copy.Int(x.ProviderId);
        copy.Date(x.ArrangedOn);
        copy.Date(x.EndedOn);
    }

    public override async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _copy!.CompleteAsync(cancellationToken);
        _maybeRepeated |= await ResolveTwinsAsync(_isOdd, cancellationToken);
        if (_maybeRepeated)
        {
            await ResolveRepeatsAsync(cancellationToken);
        }
    }

    /// <summary>Settles references that differ from one another, or from those held, in case or spaces alone.</summary>
    /// <param name="isOdd">Whether the file has any such reference that could have a twin in it.</param>
    /// <returns>Whether references were changed, so that some may repeat now.</returns>
    protected virtual Task<bool> ResolveTwinsAsync(bool isOdd, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Leaves one staged row for each reference, or adds a problem for rows that contradict each other.</summary>
    protected abstract Task ResolveRepeatsAsync(CancellationToken cancellationToken);

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        await SaveNamesAsync(cancellationToken);
        return await ReferralMerge.RunAsync(Session, [.. Updated], cancellationToken);
    }

    /// <summary>Saves what the file brings in beside referrals and puts the new keys into the staged rows.</summary>
    protected virtual async Task SaveNamesAsync(CancellationToken cancellationToken)
    {
        Names.AddTo(Session);
        await ChangeLog.SaveAndKeepAsync(Session, cancellationToken);
        await RekeyAsync("service_id", [.. Names.Services.New.Select(x => x.Id)], cancellationToken);
        await RekeyAsync("area_id", [.. Names.Areas.New.Select(x => x.Id)], cancellationToken);
        await RekeyAsync("team_id", [.. Names.Teams.New.Select(x => x.Id)], cancellationToken);
    }

    /// <summary>The staged −1 becomes the first of the keys, −2 the second.</summary>
    protected async Task RekeyAsync(string column, int[] keys, CancellationToken cancellationToken)
    {
        if (keys.Length > 0)
        {
            await using var rekey = Session.Command($"update staged set {column} = (@keys)[-{column}] where {column} < 0");
            rekey.Parameters.AddWithValue("keys", keys);
            await rekey.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Without having been completed, the COPY takes back what it staged.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>
    /// FNV-1a in 64 bits: two references with one mark are rare and only cost a look by the database, which decides. So a
    /// file without repeats never needs that look.
    /// </summary>
    private static long Mark(string reference)
    {
        var mark = 14695981039346656037UL;
        foreach (var c in reference)
        {
            mark = (mark ^ c) * 1099511628211UL;
        }

        return (long)mark;
    }
}
