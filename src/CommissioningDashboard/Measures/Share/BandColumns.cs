using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The columns of a table that sets the bands side by side: for each its referrals and its share of the row's whole with
/// Wilson's 95% interval, and last what has no provider recorded. Expects a column "all" with the row's referrals to recorded providers.
/// </summary>
internal static class BandColumns
{
    /// <param name="weight">What is counted.</param>
    /// <param name="bands">What went to each band.</param>
    /// <param name="makers">Who makes that, by band.</param>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(
        Weight weight, Func<TRow, IReadOnlyList<Tally>> bands, Func<TRow, IReadOnlyList<Makers>> makers)
    {
        var (counts, shares) = (weight == Weight.Referrals, new SharesOfRow());
        if (!counts)
        {
            yield return (new("all_amount", $"All {weight.Noun()}", Units.ForWeight(weight), MakerColumns.Protects("all", "all_amount"),
                IsWorking: true),
                row => shares.ForRow(bands(row)).Recorded.In(weight));
        }

        foreach (var column in MakerColumns.Create<TRow>("all_amount", weight, row => Makers.Together(makers(row))))
        {
            yield return column;
        }

        yield return (Shares.RestsColumn, row => Shares.Effective(shares.ForRow(bands(row)).Recorded));
        foreach (var band in DisplayBands.OfProviders)
        {
            var id = Id(band);
            yield return (new(id, band.Name(), Unit.Referrals, Protection.CountOfPeople), row => bands(row)[(int)band].Referrals);
            if (!counts)
            {
                yield return (new($"{id}_amount", $"{band.Name()}, {weight.Noun()}", Units.ForWeight(weight),
                    MakerColumns.Protects(id, $"{id}_amount"), IsWorking: true),
                    row => bands(row)[(int)band].In(weight));
            }

            foreach (var column in MakerColumns.Create<TRow>($"{id}_amount", weight, row => makers(row)[(int)band]))
            {
                yield return column;
            }

            yield return (new($"{id}_share", $"{band.Name()}, share", Unit.Share,
                    new Protection.ShareOf(counts ? id : $"{id}_amount", counts ? "all" : "all_amount", id)),
                row => shares.ForRow(bands(row)).Share(band).Value);
            yield return (
                new($"{id}_low", $"{band.Name()}, 95% interval from", Unit.Share,
                    new Protection.LimitOf($"{id}_share", "rests_on", IsHigh: false)),
                row => shares.ForRow(bands(row)).Share(band).Interval?.Low);
            yield return (
                new($"{id}_high", $"{band.Name()}, 95% interval to", Unit.Share,
                    new Protection.LimitOf($"{id}_share", "rests_on", IsHigh: true)),
                row => shares.ForRow(bands(row)).Share(band).Interval?.High);
        }

        yield return (new("not_recorded", DisplayBand.NotRecorded.Name(), Unit.Referrals, Protection.CountOfPeople),
            row => bands(row)[(int)DisplayBand.NotRecorded].Referrals);
    }

    private static string Id(DisplayBand band) => band switch
    {
        DisplayBand.InHouse => "in_house",
        DisplayBand.NotKnown => "not_known",
        _ => band.Name().ToLowerInvariant(),
    };

    /// <summary>What went to recorded providers and each band's share of it, worked out once for a row though many columns ask.</summary>
    private sealed class SharesOfRow
    {
        private readonly Figure?[] _shares = new Figure?[(int)DisplayBand.NotRecorded];
        private IReadOnlyList<Tally> _bands = [];

        public Tally Recorded { get; private set; }

        public SharesOfRow ForRow(IReadOnlyList<Tally> bands)
        {
            if (!ReferenceEquals(bands, _bands))
            {
                (_bands, Recorded) = (bands, Shares.Recorded(bands));
                Array.Clear(_shares);
            }

            return this;
        }

        public Figure Share(DisplayBand band) => _shares[(int)band] ??= Shares.Calculate(_bands[(int)band], Recorded);
    }
}
