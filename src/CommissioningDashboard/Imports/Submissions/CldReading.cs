using System.Buffers.Binary;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Reads and checks the rows of a Client Level Data file.</summary>
internal sealed class CldReading(CldFormat format, ImportSession session)
{
    private static readonly DateOnly _earliest = new(1990, 1, 1);
    private static readonly DateOnly _earliestBirth = new(1880, 1, 1);
    private readonly DateOnly _latest = session.Today.AddYears(5);
    private readonly Dictionary<string, string> _texts = [];
    private readonly int[] _events = new int[5];
    private int _noMechanism, _unknownMechanism, _unknownReason, _unknownEthnicity, _undated, _openEnds, _negative;

    /// <summary>A row that is no service is of use with a person and a date, and of no harm without.</summary>
    public (RowOutcome Outcome, CldRow? Row) Read(RowFields row, RegisterNames names)
    {
        var type = row.Raw(format.EventType);
        for (var i = 0; i < CldCodes.EventTypes.Count; i++)
        {
            if (type.Equals(CldCodes.EventTypes[i], StringComparison.OrdinalIgnoreCase))
            {
                var kind = (CldEventKind)(i + 1);
                _events[i + 1]++;
                return kind == CldEventKind.Service ? (RowOutcome.Taken, Service(row, names)) : (RowOutcome.Folded, Other(row, kind));
            }
        }

        row.Refuse(format.EventType, "The value is not in the code list.", $"{format.EventType.Rule}.");
        return (RowOutcome.Taken, null);
    }

    /// <summary>Writes down what was met and what was made of it.</summary>
    public void Note()
    {
        var others = _events[(int)CldEventKind.Request] + _events[(int)CldEventKind.Assessment] + _events[(int)CldEventKind.Review];
        Note(others, "are requests, assessments or reviews, not services; counted as collapsed");
        Note(_undated, "are such events without a person or a day, and of no use");
        Note(_noMechanism, "have no delivery mechanism; taken as council-commissioned unless another submission tells one");
        Note(_unknownMechanism, "have a delivery mechanism outside the code list; kept as not filled in");
        Note(_openEnds, "end more than five years from now; kept as going on");
        Note(_negative, "plan fewer than no units; kept as not told");
        Note(_unknownReason, "have a primary support reason outside the code list; kept as not known");
        Note(_unknownEthnicity, "have an ethnicity outside the code list; kept as no data");
    }

    private void Note(int rows, string what)
    {
        if (rows > 0)
        {
            session.Notes.Add($"Rows that {what}: {rows:N0}.");
        }
    }

    private CldRow? Service(RowFields row, RegisterNames names)
    {
        var person = row.Text(format.Person, longest: 100);
        var started = row.Date(format.StartDate, _earliest, session.Today);
        var ended = End(row);
        var born = row.Date(format.Born, _earliestBirth, session.Today);
        var serviceType = Listed(row, format.ServiceType, CldCodes.ServiceTypeCode(row.Raw(format.ServiceType)), CldCodes.NoServiceType);
        var component = Listed(row, format.Component, CldCodes.ComponentCode(row.Raw(format.Component)), CldCodes.NoComponent);
        var route = Mechanism(row);
        var (pence, frequency, planned) = Cost(row);
        if (ended < started)
        {
            row.Refuse(format.EndDate, "A service cannot end before it started.", "Check both dates.");
        }

        if (component > 0)
        {
            // Looked up in any case, so that what is wrong here too is told with the rest.
            names.Services.Find(row, format.Component, CldCodes.ComponentName(component));
        }

        var (location, name) = (Location(row), row.Text(format.LocationName));
        if (row.IsRefused || person is null || started is not { } start)
        {
            return null;
        }

        _noMechanism += route is null && CldCodes.ComponentName(component) != "Direct payment" ? 1 : 0;
        return new CldRow
        {
            Row = row.RowNumber,
            Kind = CldEventKind.Service,
            Person = new Guid(session.Person.Hash(person)),
            IsCarer = IsCarer(row),
            Start = start,
            End = ended,
            Died = row.DateIn(format.Died),
            ServiceType = serviceType,
            Component = component,
            Outcome = CldCodes.OutcomeCode(row.Raw(format.Outcome)),
            Route = route,
            Location = location is null ? null : Held(location),
            Name = name is null ? null : Held(name),
            Reference = Mark(row.Given(format.Reference)),
            UnitPence = pence,
            Frequency = frequency,
            Planned = planned,
            Need = Known(CldCodes.NeedOf(row.Raw(format.Reason)), Need.NotKnown, row.Raw(format.Reason), ref _unknownReason),
            AgeBand = born is { } day ? CldCodes.AgeBandOf(day, start) : AgeBand.NotKnown,
            Ethnicity = Known(
                CldCodes.EthnicityOf(row.Raw(format.Ethnicity)), EthnicityGroup.NoData, row.Raw(format.Ethnicity), ref _unknownEthnicity),
        };
    }

    /// <summary>What is no number of a location, such as "Various", is listed and read as none: the name may still tell who.</summary>
    private string? Location(RowFields row)
    {
        if (row.Text(format.Location) is not { } text)
        {
            return null;
        }

        var number = CqcNumber.Read(text);
        if (number is null)
        {
            row.Repair(format.Location, "no number of a CQC location, so read as empty", "");
        }
        else if (!number.Equals(text, StringComparison.OrdinalIgnoreCase))
        {
            row.Repair(format.Location, "the mark within the number read as a hyphen", number);
        }

        return number;
    }

    private CldRow? Other(RowFields row, CldEventKind kind)
    {
        var person = row.Given(format.Person);
        if (person.IsEmpty || row.DateIn(format.StartDate) is not { } start || start > session.Today || start < _earliest)
        {
            _undated++;
            return null;
        }

        var access = row.Raw(format.AccessRoute);
        return new CldRow
        {
            Row = row.RowNumber,
            Kind = kind,
            Person = new Guid(session.Person.Hash(person)),
            IsCarer = IsCarer(row),
            Start = start,
            End = row.DateIn(format.EndDate),
            Died = row.DateIn(format.Died),
            Outcome = CldCodes.OutcomeCode(row.Raw(format.Outcome)),
            AgeBand = row.DateIn(format.Born) is { } day ? CldCodes.AgeBandOf(day, start) : AgeBand.NotKnown,
            AccessRoute = access.IsEmpty || kind != CldEventKind.Request ? null : Held(row.Text(format.AccessRoute, longest: 100) ?? ""),
        };
    }

    /// <summary>The unit cost, its frequency and the planned units, checked for what they come to in a week.</summary>
    private (int? Pence, string? Frequency, int? Planned) Cost(RowFields row)
    {
        var unit = row.Number(format.UnitCost, -1_000_000, 1_000_000);
        var planned = Planned(row);
        var frequency = row.Raw(format.Frequency);
        if (!CldCodes.TryUnitsPerWeek(frequency, planned, out var units))
        {
            // What a unit is, is not told, and so neither what it comes to in a week.
            row.Repair(format.Frequency, "a word outside the code list kept as not told", "not told");
            return default;
        }

        if (unit < 0)
        {
            row.Repair(format.UnitCost, "a minus sign left out", $"{-unit:0.##}");
        }

        if (CldCodes.IsHourly(frequency) && planned > 655.35m)
        {
            row.Refuse(format.Planned, "Hours of support a week cannot be above 655.35.", "Check that these are units a week, not a year.");
        }

        if (Math.Abs(unit ?? 0) * (units ?? 0) > 1_000_000)
        {
            row.Refuse(format.UnitCost, "The weekly cost comes to more than £1,000,000.", "Check the unit cost, its frequency and the "
                + "planned units.");
            return default;
        }

        return ((int?)(unit * 100), frequency.IsEmpty ? null : Held(Plain.Normalise(frequency)), (int?)(planned * 100));
    }

    /// <summary>A day decades ahead, such as in 2099, says that the service is open.</summary>
    private DateOnly? End(RowFields row)
    {
        var ended = row.Date(format.EndDate, _earliest, DateOnly.MaxValue);
        var isOpen = ended > _latest;
        _openEnds += isOpen ? 1 : 0;
        return isOpen ? null : ended;
    }

    private Route? Mechanism(RowFields row)
    {
        var isKnown = CodeLists.Route.TryFind(row.Raw(format.Mechanism), out var route);
        _unknownMechanism += isKnown || row.Raw(format.Mechanism).IsEmpty ? 0 : 1;
        return isKnown ? route : null;
    }

    /// <summary>Fewer than no units says nothing.</summary>
    private decimal? Planned(RowFields row)
    {
        var planned = row.Number(format.Planned, -100_000, 100_000);
        _negative += planned < 0 ? 1 : 0;
        return planned < 0 ? null : planned;
    }

    private bool IsCarer(RowFields row) => row.Raw(format.ClientType).Contains("carer", StringComparison.OrdinalIgnoreCase);

    private long? Mark(ReadOnlySpan<char> reference)
        => reference.IsEmpty ? null : BinaryPrimitives.ReadInt64BigEndian(session.Person.Hash(reference));

    /// <summary>One copy of a text that many rows hold.</summary>
    private string Held(string text) => _texts.TryGetValue(text, out var held) ? held : _texts[text] = text;

    /// <summary>A word outside its list refuses no submission: it is kept as not known, and listed.</summary>
    private static short Listed(RowFields row, ImportColumn column, short code, short notKnown)
    {
        if (code == 0 && row.Given(column).IsEmpty)
        {
            row.Refuse(column, "The cell is empty.", $"{column.Rule}.");
        }
        else if (code == 0)
        {
            row.Repair(column, "a word outside the code list kept as not known", "not known");
            return notKnown;
        }

        return code;
    }

    private static T Known<T>(T? value, T otherwise, ReadOnlySpan<char> raw, ref int unknown) where T : struct
    {
        unknown += value is null && !raw.IsEmpty ? 1 : 0;
        return value ?? otherwise;
    }
}
