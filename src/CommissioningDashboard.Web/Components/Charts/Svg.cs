using System.Globalization;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Numbers and paths as SVG spells them, whatever culture the page is written in.</summary>
internal static class Svg
{
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double value) => Number(value) + "%";

    /// <summary>
    /// A path through the points, lifted wherever one is missing. A point alone between gaps becomes a dot (with round line ends).
    /// </summary>
    public static string Path(IEnumerable<(double X, double Y)?> points)
    {
        var path = new System.Text.StringBuilder();
        var drawing = false;
        foreach (var point in points)
        {
            if (point is not { } at)
            {
                drawing = false;
                continue;
            }

            path.Append(drawing ? 'L' : 'M').Append(Number(at.X)).Append(' ').Append(Number(at.Y));
            if (!drawing) path.Append("h0");
            drawing = true;
        }

        return path.ToString();
    }

    /// <summary>Closed areas between a lower and an upper edge, one for each unbroken run of points.</summary>
    public static string Area(IReadOnlyList<(double X, double Low, double High)?> points)
    {
        var path = new System.Text.StringBuilder();
        for (var start = 0; start < points.Count; start++)
        {
            if (points[start] is null) continue;
            var run = points.Skip(start).TakeWhile(point => point is not null).Select(point => point!.Value).ToList();
            var edge = run.Select(point => (point.X, Y: point.High))
                .Concat(run.AsEnumerable().Reverse().Select(point => (point.X, Y: point.Low)));
            path.Append('M').AppendJoin('L', edge.Select(at => $"{Number(at.X)} {Number(at.Y)}")).Append('Z');
            start += run.Count;
        }

        return path.ToString();
    }
}
