using System.Runtime.CompilerServices;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Rules over the source itself: what a reader from the field would stumble over is found here first.</summary>
public sealed class PlainCodeTests
{
    private const int _longest = 140;

    private static readonly string _src = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src"));

    [Fact]
    public void No_line_of_code_is_longer_than_140_characters()
        => Files("*.cs").Concat(Files("*.razor"))
            .SelectMany(x => File.ReadLines(x).Index().Where(line => line.Item.Length > _longest).Select(line => Place(x, line.Index)))
            .Should().BeEmpty("a line fits on a screen beside another file");

    [Fact]
    public void No_condition_hangs_on_another_in_one_expression()
        => Files("*.cs").SelectMany(x => ChainedConditions.In(File.ReadAllText(x)).Select(line => Place(x, line)))
            .Concat(Files("*.razor").SelectMany(x => ChainedConditions.InRazor(File.ReadAllText(x)).Select(line => Place(x, line))))
            .Should().BeEmpty("more than two answers are chosen between by switch or if");

    [Fact]
    public void Measures_read_referrals_through_their_types_and_no_raw_column()
        => Files("*.cs").Where(x => x.Contains($"{Path.DirectorySeparatorChar}Measures{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(x => File.ReadAllText(x) is var code && (code.Contains("ReferralColumns", StringComparison.Ordinal)
                || code.Contains("Market.Referrals", StringComparison.Ordinal)))
            .Should().BeEmpty("raw columns stay within Market");

    [Theory]
    [InlineData("var x = a ? 1 : b ? 2 : 3;", true)]
    [InlineData("var x = a ? b ? 1 : 2 : 3;", true)]
    [InlineData("var x = a\n    ? 1\n    : b\n        ? 2\n        : 3;", true)]
    [InlineData("return a ? 1 : 2;", false)]
    [InlineData("Call(a ? 1 : 2, b ? 3 : 4);", false)]
    [InlineData("var x = a ? Call(b ? 1 : 2) : 3;", false)]
    [InlineData("var x = a ? \"b ? c : d\" : \"e\"; int? y = z ? 1 : null;", false)]
    [InlineData("var x = a ? $\"{(b ? \"1\" : \"2\")} ? \" : \"\";", false)]
    public void A_condition_that_hangs_on_another_is_told_from_two_side_by_side(string code, bool isChained)
        => ChainedConditions.In(code).Any().Should().Be(isChained);

    [Theory]
    [InlineData("<p class=\"x\">What is it? It’s @(a ? \"1\" : b ? \"2\" : \"3\")</p>", true)]
    [InlineData("<Tag Tone=\"@(a ? \"1\" : b ? \"2\" : \"3\")\" />", true)]
    [InlineData("<Tag Tone=\"a ? Tone.Good : b ? Tone.Bad : Tone.Neutral\" />", true)]
    [InlineData("@if (x)\n{\n  var y = a ? 1 : b ? 2 : 3;\n  <p>Don’t</p>\n}", true)]
    [InlineData("<p>Isn't it?</p>\n@code {\n  private int X => a ? 1 : b ? 2 : 3;\n}", true)]
    [InlineData("<Tag Tone=\"@(a ? \"1\" : \"2\")\" Size=\"@(b ? 1 : 2)\">@(c ? \"open\" : \"closed\")</Tag>", false)]
    [InlineData("<p>What ? Where ? Who ? It's @x</p>", false)]
    public void So_it_is_in_the_code_of_a_component(string razor, bool isChained)
        => ChainedConditions.InRazor(razor).Any().Should().Be(isChained);

    private static IEnumerable<string> Files(string pattern)
        => Directory.EnumerateFiles(_src, pattern, SearchOption.AllDirectories)
            .Where(x => !Path.GetRelativePath(_src, x).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "Migrations" or "node_modules"));

    private static string Place(string file, int line) => $"{Path.GetRelativePath(_src, file)}:{line + 1}";

    private static string Here([CallerFilePath] string path = "") => path;
}
