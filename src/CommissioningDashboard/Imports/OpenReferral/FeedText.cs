using System.Text.Json;
using System.Text.Unicode;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>
/// Opens JSON that anybody may have written. It is walked through once before it is held as a document, so that what it would cost is known
/// before it is paid: a document needs a dozen bytes for each of its values.
/// </summary>
internal static class FeedText
{
    /// <summary>The largest file or answer (32 MB): some 8,000 services with all that is known of them.</summary>
    public const int Bytes = 32 * 1024 * 1024;

    private const int _depth = 32;
    private const int _values = 2_000_000;
    private const int _textBytes = 100_000;

    /// <returns>The document, which the caller disposes, or why there is none.</returns>
    public static (JsonDocument? Document, FeedProblem? Problem) Open(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Bytes)
        {
            return (null, TooLarge);
        }

        var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return (null, OfFile("", "It is empty.", "Bring the answer of the feed’s /services."));
        }

        if (!Utf8.IsValid(text.Span))
        {
            return (null, OfFile("", "It is not text in UTF-8, which JSON is written in.", "Save it as UTF-8, or fetch it again."));
        }

        try
        {
            return Walk(text.Span) is { } problem ? (null, problem)
                : (JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = _depth }), null);
        }
        catch (JsonException problem) when (problem.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase))
        {
            return (null, OfFile(Place(problem), $"Things lie more than {_depth} deep within each other.", "Such a file is no feed."));
        }
        catch (JsonException problem)
        {
            return (null, OfFile(
                Place(problem), "From there on it is not JSON.", "Fetch it again; a word such as NaN and a missing bracket are no JSON."));
        }
    }

    public static FeedProblem TooLarge
        => OfFile("", $"It is larger than {Bytes / 1024 / 1024} MB.", "Bring it in parts: each page of the feed as a file.");

    public static FeedProblem OfFile(string value, string rule, string remedy) => new("the file", "", value, rule, remedy);

    private static FeedProblem? Walk(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = _depth });
        for (var values = 0; reader.Read(); values++)
        {
            if (values > _values)
            {
                return OfFile("", $"It has more than {_values:N0} values.", "Bring it in parts: each page of the feed as a file.");
            }

            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            {
                continue;
            }

            if (reader.ValueSpan.Length > _textBytes)
            {
                return OfFile(
                    "", $"One text in it has more than {_textBytes:N0} characters.", "Such a text is none that anybody reads: shorten it.");
            }

            if (reader.ValueIsEscaped && !IsText(ref reader))
            {
                return OfFile("", "A text in it has half a character.", "Have the feed’s publisher mend it.");
            }
        }

        return null;
    }

    /// <summary>False where an escape stands for half a character, which only shows when it is read.</summary>
    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Place(JsonException problem) => $"line {problem.LineNumber + 1:N0}, byte {problem.BytePositionInLine + 1:N0}";
}
