using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The columns of a table that sets the bands side by side: for each its referrals and its share of the row's whole with
/// Wilson's 95% interval and the number that this rests on, and last what has no provider recorded.
/// </summary>
internal static class BandColumns
{
    /// <param name="weight">What is counted.</param>
    /// <param name="all">The column of the row's referrals to recorded providers.</param>
    /// <param name="bands">What went to each band.</param>
    /// <param name="makers">Who makes that, by band.</param>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(
        Weight weight, Column all, Func<TRow, BandTallies> bands, Func<TRow, IReadOnlyList<Makers>> makers)
    {
        var shares = new SharesOfRow();
        var whole = WholeColumn(weight, all);
        if (weight != Weight.Referrals)
        {
            yield return (whole, row => shares.ForRow(bands(row)).Recorded.In(weight));
        }

        foreach (var column in MakerColumns.Create<TRow>(whole.Id, weight, row => Makers.Together(makers(row))))
        {
            yield return column;
        }

        foreach (var column in DisplayBands.OfProviders.SelectMany(OfBand))
        {
            yield return column;
        }

        yield return (new("not_recorded", DisplayBand.NotRecorded.Name(), Unit.Referrals, Protection.CountOfPeople),
            row => bands(row)[(int)DisplayBand.NotRecorded].Referrals);

        IEnumerable<(Column Column, Func<TRow, Cell> Read)> OfBand(DisplayBand band)
        {
            var id = Id(band);
            var referrals = new Column(id, band.Name(), Unit.Referrals, Protection.CountOfPeople);
            var amount = weight == Weight.Referrals ? referrals : new Column(
                $"{id}_amount", $"{band.Name()}, {weight.Noun()}", Units.ForWeight(weight),
                MakerColumns.Protects(referrals, $"{id}_amount", weight), IsWorking: true);
            var share = new Column(
                $"{id}_share", $"{band.Name()}, share", Unit.Share, new Protection.ShareOf(amount, whole, referrals));
            yield return (referrals, row => bands(row)[(int)band].Referrals);
            if (weight != Weight.Referrals)
            {
                yield return (amount, row => bands(row)[(int)band].In(weight));
            }

            foreach (var column in MakerColumns.Create<TRow>(amount.Id, weight, row => makers(row)[(int)band]))
            {
                yield return column;
            }

            yield return (share, row => shares.ForRow(bands(row)).Share(band).Value);
            var rests = Shares.RestsColumn with { Id = $"{id}_rests_on", Heading = $"{band.Name()}, effective sample size" };
            yield return (rests, row => shares.ForRow(bands(row)).Share(band).Rests ?? 0);
            foreach (var column in IntervalColumns.Create<TRow>(
                id, $"{band.Name()}, 95% interval", share, rests, row => shares.ForRow(bands(row)).Share(band),
                isOpen: true))
            {
                yield return column;
            }
        }
    }

    /// <summary>The column of the amount that the shares are parts of; by referrals, that of all referrals itself.</summary>
    public static Column WholeColumn(Weight weight, Column all) => weight == Weight.Referrals ? all : new(
        "all_amount", $"All {weight.Noun()}", Units.ForWeight(weight), MakerColumns.Protects(all, "all_amount", weight), IsWorking: true);

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
        private BandTallies? _bands;

        public Tally Recorded { get; private set; }

        public SharesOfRow ForRow(BandTallies bands)
        {
            if (!ReferenceEquals(bands, _bands))
            {
                _bands = bands;
                Recorded = Shares.Recorded(bands);
                Array.Clear(_shares);
            }

            return this;
        }

        public Figure Share(DisplayBand band) => _shares[(int)band]
            ??= Shares.Calculate(_bands!, Recorded, band);
    }
}
