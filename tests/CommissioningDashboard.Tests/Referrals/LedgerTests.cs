using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Tests.Verbs;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class LedgerTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly byte[] _secret = [.. Enumerable.Range(1, FairOrder.SecretBytes).Select(x => (byte)x)];
    private readonly Site _site = demo.Site;

    [Fact]
    public async Task Anybody_with_the_published_secrets_can_check_an_exported_ledger_and_a_changed_list_is_named()
    {
        var month = FairOrder.PeriodOf(DateOnly.FromDateTime(DateTime.Now)).AddMonths(-1);
        await ShowAsync(month, "home-care", "coast", 6, honest: true);
        await ShowAsync(month, "day-support", "coast", 4, honest: true);
        var commissioner = await _site.As(Role.Commissioner);

        var ledger = await commissioner.GetStringAsync("/desk/ledger.csv");
        var keys = await _site.Anonymous.GetStringAsync("/order-keys/Z9DEM.csv");
        var honest = await VerifyAsync(ledger, keys);
        await ShowAsync(month, "shared-lives", "coast", 5, honest: false);
        var cheated = await VerifyAsync(await commissioner.GetStringAsync("/desk/ledger.csv"), keys);

        ledger.Should().Contain("home-care").And.NotContain("day-support", "four referrals in a month could tell of single people");
        keys.Should().Contain(Convert.ToHexStringLower(_secret));
        (honest.Code, cheated.Code).Should().Be((0, 1));
        honest.Output.Should().Contain("6 as the rule has it, 0 differ");
        cheated.Output.Should().Contain("shared-lives").And.Contain("5 differ");
    }

    [Fact]
    public async Task The_secret_of_this_month_is_told_to_nobody_and_an_unknown_authority_has_none()
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        var now = FairOrder.PeriodOf(DateOnly.FromDateTime(DateTime.Now));
        if (!await db.OrderKeys.AnyAsync(x => x.Period == now))
        {
            db.OrderKeys.Add(new OrderKey { Period = now, Secret = [.. _secret.Reverse()] });
            await db.SaveChangesAsync();
        }

        var secret = await db.OrderKeys.Where(x => x.Period == now).Select(x => x.Secret).SingleAsync();
        (await _site.Anonymous.GetStringAsync("/order-keys/Z9DEM.csv")).Should().NotContain(Convert.ToHexStringLower(secret));
        (await _site.Anonymous.GetAsync("/order-keys/none.csv")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    /// <summary>Lists of a month, a day each, shown in the fair order or A to Z under its name.</summary>
    private async Task ShowAsync(DateOnly month, string service, string area, int lists, bool honest)
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        if (!await db.OrderKeys.AnyAsync(x => x.Period == month))
        {
            db.OrderKeys.Add(new OrderKey { Period = month, Secret = _secret });
        }

        var referrals = await db.DeskReferrals.OrderBy(x => x.ReferralId).Select(x => x.ReferralId).ToListAsync();
        int[] eligible = [.. Enumerable.Range(1, 12)];
        for (var day = 0; day < lists; day++)
        {
            var context = FairOrder.Context("Z9DEM", month.AddDays(day), service, area);
            var order = honest ? new FairOrder(_secret, context).Arrange(eligible, x => x) : eligible;
            db.ShownLists.Add(new ShownList
            {
                ReferralId = referrals[day],
                ShownAt = DateTimeOffset.UtcNow,
                Context = context,
                KeyPeriod = month,
                Eligible = eligible,
                Shown = [.. order.Take(10)],
                FirstPlace = 1,
            });
        }

        await db.SaveChangesAsync();
    }

    private async Task<VerbRun> VerifyAsync(string ledger, string keys)
    {
        var folder = Directory.CreateTempSubdirectory("ledger");
        try
        {
            var (ledgerFile, keysFile) = (Path.Combine(folder.FullName, "ledger.csv"), Path.Combine(folder.FullName, "keys.csv"));
            await File.WriteAllTextAsync(ledgerFile, ledger);
            await File.WriteAllTextAsync(keysFile, keys);
            return await VerbRun.OfAsync(_site.Server, $"verify-order --ledger \"{ledgerFile}\" --keys \"{keysFile}\"");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
