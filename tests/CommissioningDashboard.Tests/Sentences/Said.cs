using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Tests.Sentences;

/// <summary>One sentence that a reader may meet, and where.</summary>
/// <param name="Slice">What was looked at.</param>
/// <param name="Where">The measure, page or sheet that says it.</param>
/// <param name="Text">The sentence.</param>
internal sealed record Said(MarketSlice Slice, string Where, string Text)
{
    /// <summary>A step of a measure worked through, where a percentage may be of anything.</summary>
    public bool IsWorking => Where.EndsWith("working", StringComparison.Ordinal);

    public override string ToString() => $"[{Slice.Filter.ToQuery()}] {Where}: {Text}";

    /// <summary>Everything that is said of a slice: by every measure and every sheet there is, and by the sentences that draw on several
    /// measures.</summary>
    public static IEnumerable<Said> Of(MarketSlice slice)
        => ByMeasures(slice).Concat(ByPages(slice)).Concat(ByFunnels(slice)).Concat(BySheets(slice)).Where(x => x.Text.Length > 0)
        .Select(x => new Said(slice, x.Where, x.Text));

    /// <summary>What is said over the quarters, which takes as long as a slice for each; and of the authority's own targets.</summary>
    public static IEnumerable<Said> OverTime(MarketSlice slice)
    {
        var attention = Attention.For(slice);
        IEnumerable<(string Where, string Text)> said =
        [
            ("attention", attention.Finding.Plain),
            .. attention.Items.SelectMany(x => x.Sentences.Concat(x.Causes(slice))).Select(x => ("attention", x.Plain)),
            .. attention.Watched.Select(x => ($"trend of {x.Series.Name}", x.Sentence.Plain)),
            .. attention.Watched.SelectMany(x => ChangeSentences.For(slice, x.Series.Points[^1].Time, x.Series.Band))
                .Select(x => ("causes", x.Plain)),
            .. TargetProgress.InForce(slice.Market).SelectMany(x => new[] { ("target", $"{x.Name}."), ("target", x.Sentence.Plain) }),
        ];
        return said.Select(x => new Said(slice, x.Where, x.Text));
    }

    private static IEnumerable<(string Where, string Text)> ByMeasures(MarketSlice slice)
    {
        foreach (var measure in MeasureCatalogue.All)
        {
            var result = measure.Calculate(slice);
            yield return (measure.Id, result.Finding.Plain);
            yield return ($"{measure.Id} title", result.Table.Title);
            yield return ($"{measure.Id} reason", result.Value.Reason ?? "");
            foreach (var step in result.Working)
            {
                yield return ($"{measure.Id} working", step);
            }
        }
    }

    private static IEnumerable<(string Where, string Text)> ByPages(MarketSlice slice) =>
    [
        ("market", MarketSentences.Context(slice)),
        ("market bands", MarketSentences.Bands(BandShare.For(slice).Rows, slice.Weight).Plain),
        ("access", AccessSentences.Answer(slice).Plain),
        ("access context", AccessSentences.Context(slice)),
        ("fairness", FairnessSentences.Headline(slice).Plain),
        ("fairness lists", FairnessSentences.Coverage(slice)),
        ("equity", EquitySentences.Headline(slice).Plain),
        ("equity context", EquitySentences.Context(slice)),
        .. WhatChanged.In(slice).Select(x => ("what changed", $"{x.Subject}: {x.Sentence}")),
        .. slice.IsOutsideData ? [] : ByArea(slice).Concat(ByFacts(slice)),
    ];

    private static IEnumerable<(string Where, string Text)> ByArea(MarketSlice slice)
    {
        var area = slice.Market.Areas.FirstOrDefault(x => slice.Filter.Areas.Contains(x.Code));
        return area is null ? [] :
        [
            ("area", AreaSentences.Answer(area, slice).Plain),
            ("area volume", AreaSentences.Volume(slice)),
            ("area figures", new Sentence(AreaSentences.Counts(slice)).Plain),
            ("area left", AreaReasons.Leavers(slice).Plain),
            ("area left by name", new Sentence(AreaReasons.NamedLeavers(slice) ?? "").Plain),
            ("area able", AreaReasons.Able(slice).Plain),
            .. DisplayBands.OfProviders.Select(x => ("area driver", AreaReasons.Driver(slice, x).Plain)),
        ];
    }

    /// <summary>What is said of facts that are not recorded for all.</summary>
    private static IEnumerable<(string Where, string Text)> ByFacts(MarketSlice slice)
        => Enum.GetValues<Fact>().Select(x => Evidence.Coverage(slice, x)).Where(x => !x.IsWhole)
            .SelectMany(x => new[] { x.RestsOn, x.Rounded, x.Missing }).Select(x => ("facts", x.Plain));

    private static IEnumerable<(string Where, string Text)> ByFunnels(MarketSlice slice)
    {
        FunnelResult[] funnels =
        [
            MicroShareRow.Read(MicroByArea.For(slice).Rows), MicroShareRow.Read(MicroByTeam.For(slice).Rows),
            AcceptanceByProvider.Read(AcceptanceByProvider.For(slice).Rows),
        ];
        return funnels.Where(x => x.CanCompare).SelectMany(x => new[] { ("funnel", x.FalseAlarms), ("funnel", x.Spread ?? "") });
    }

    private static IEnumerable<(string Where, string Text)> BySheets(MarketSlice slice)
    {
        var profile = DisclosureProfile.All.Single(x => x.IsExact);
        return ReportSheet.All.Select(x => ($"sheet {x.Name}", x.Finding(x.Table(slice, profile)) ?? ""));
    }
}
