namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>Splits a sentence into plain words and the figures marked between asterisks.</summary>
public static class SentenceParts
{
    /// <summary>The parts in order; an asterisk without its partner is plain text.</summary>
    public static IReadOnlyList<(string Text, bool IsFigure)> Of(string sentence)
    {
        var pieces = sentence.Split('*');
        if (pieces.Length % 2 == 0) return [(sentence, false)];
        return [.. pieces.Select((text, index) => (text, index % 2 == 1)).Where(part => part.text.Length > 0)];
    }

    /// <summary>The sentence without its marks, for page titles and read-outs.</summary>
    public static string Plain(string sentence) => string.Concat(Of(sentence).Select(part => part.Text));
}
