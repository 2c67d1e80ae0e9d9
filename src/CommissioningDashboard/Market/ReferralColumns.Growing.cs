namespace CommissioningDashboard.Market;

/// <summary>How a new version of the columns comes of the one before, sharing its memory where it can.</summary>
internal sealed partial class ReferralColumns
{
    private AppendReservation _end = new();

    internal void Add(in ReferralRow row)
    {
        if (Count == Month.Length)
        {
            Grow();
        }

        var i = Count++;
        Id[i] = row.Id;
        Month[i] = row.Month;
        Provider[i] = row.Provider;
        Service[i] = row.Service;
        Area[i] = row.Area;
        Team[i] = row.Team;
        Need[i] = row.Need;
        Route[i] = row.Route;
        Outcome[i] = row.Outcome;
        Hours[i] = row.Hours;
        Cost[i] = row.Cost;
        Received[i] = row.Received;
        Arranged[i] = row.Arranged;
        Ended[i] = row.Ended;
        Age[i] = row.Age;
        Ethnicity[i] = row.Ethnicity;
        Gaps[i] = row.Gaps;
        Person[i] = row.Person;
        People = Math.Max(People, row.Person);
    }

    /// <summary>
    /// These rows and others after them. Memory is shared where there is room behind these rows: whoever reads these looks no
    /// further than their count. Options still point where they did.
    /// </summary>
    internal ReferralColumns FollowedBy(ReferralColumns later)
    {
        var joined = (ReferralColumns)MemberwiseClone();
        if (!_end.TryReserve(Count, Count + later.Count))
        {
            joined.Grow();
        }

        for (var row = 0; row < later.Count; row++)
        {
            joined.Add(later[row]);
            joined.SetOptions(joined.Count - 1, later.FirstOption[row], later.OptionCount[row]);
        }

        return joined;
    }

    /// <summary>New columns with the rows of two others, run by run. Options still point where they did.</summary>
    internal static ReferralColumns Joined(ReferralColumns held, ReferralColumns changed, List<CopySegment> runs)
    {
        var count = runs.Sum(x => x.Count);
        return new ReferralColumns(0)
        {
            Count = count,
            People = Math.Max(held.People, changed.People),
            Id = Merged(x => x.Id),
            Month = Merged(x => x.Month),
            Provider = Merged(x => x.Provider),
            Service = Merged(x => x.Service),
            Area = Merged(x => x.Area),
            Team = Merged(x => x.Team),
            Need = Merged(x => x.Need),
            Route = Merged(x => x.Route),
            Outcome = Merged(x => x.Outcome),
            Hours = Merged(x => x.Hours),
            Cost = Merged(x => x.Cost),
            Received = Merged(x => x.Received),
            Arranged = Merged(x => x.Arranged),
            Ended = Merged(x => x.Ended),
            Age = Merged(x => x.Age),
            Ethnicity = Merged(x => x.Ethnicity),
            Gaps = Merged(x => x.Gaps),
            Person = Merged(x => x.Person),
            FirstOption = Merged(x => x.FirstOption),
            OptionCount = Merged(x => x.OptionCount),
        };

        T[] Merged<T>(Func<ReferralColumns, T[]> column)
        {
            var joined = new T[count];
            foreach (var run in runs)
            {
                Array.Copy(column(run.IsChanged ? changed : held), run.From, joined, run.At, run.Count);
            }

            return joined;
        }
    }

    private void Grow()
    {
        var size = Count + Math.Max(1024, Count / 16);
        _end = new AppendReservation();
        Id = Resized(Id, size);
        Month = Resized(Month, size);
        Provider = Resized(Provider, size);
        Service = Resized(Service, size);
        Area = Resized(Area, size);
        Team = Resized(Team, size);
        Need = Resized(Need, size);
        Route = Resized(Route, size);
        Outcome = Resized(Outcome, size);
        Hours = Resized(Hours, size);
        Cost = Resized(Cost, size);
        Received = Resized(Received, size);
        Arranged = Resized(Arranged, size);
        Ended = Resized(Ended, size);
        Age = Resized(Age, size);
        Ethnicity = Resized(Ethnicity, size);
        Gaps = Resized(Gaps, size);
        Person = Resized(Person, size);
        FirstOption = Resized(FirstOption, size);
        OptionCount = Resized(OptionCount, size);
    }

    private static T[] Resized<T>(T[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}
