namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>What a column's numbers tell of the mark before their decimals.</summary>
internal sealed class NumberEvidence
{
    private string? _point, _comma;

    /// <summary>Numbers that only a point, or only a comma before decimals can mean.</summary>
    public int Points { get; private set; }

    public int Commas { get; private set; }

    /// <summary>The first number such as 1,234 that can be read either way, and its row; likewise 1.234.</summary>
    public (string Text, int Row)? OpenComma { get; private set; }

    public (string Text, int Row)? OpenPoint { get; private set; }

    /// <summary>An example of each, for saying what was found.</summary>
    public string Example => (Points >= Commas ? _point : _comma) ?? "";

    public void Meet(ReadOnlySpan<char> text, int row)
    {
        if (!text.ContainsAny(',', '.'))
        {
            return;
        }

        var core = Numbers.Core(text);
        var (commas, points) = (core.Count(x => x == ','), core.Count(x => x == '.'));
        if (commas > 0 && points > 0)
        {
            Tell(core.LastIndexOf('.') > core.LastIndexOf(','), core);
        }
        else if (commas + points > 1)
        {
            // Marks of thousands: 1,234,567 has points for decimals.
            if (core.Split(',', '.').Skip(1).All(x => x.Length == 3))
            {
                Tell(isPoint: commas > 0, core);
            }
        }
        else if (commas + points == 1)
        {
            One(core, isComma: commas == 1, row);
        }
    }

    private void One(string core, bool isComma, int row)
    {
        var parts = core.Split(',', '.');
        var isOpen = parts[1].Length == 3 && parts[0].Length is >= 1 and <= 3 && !parts[0].StartsWith('0');
        if (!isOpen && parts[1].Length > 0)
        {
            Tell(isPoint: !isComma, core);
        }
        else if (isOpen && isComma)
        {
            OpenComma ??= (core, row);
        }
        else if (isOpen)
        {
            OpenPoint ??= (core, row);
        }
    }

    private void Tell(bool isPoint, string example)
    {
        (Points, Commas) = isPoint ? (Points + 1, Commas) : (Points, Commas + 1);
        _point ??= isPoint ? example : null;
        _comma ??= isPoint ? null : example;
    }
}
