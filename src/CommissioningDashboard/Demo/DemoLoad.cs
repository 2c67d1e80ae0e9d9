namespace CommissioningDashboard.Demo;

/// <summary>
/// How many hours a week each provider already gives, against what it states. The register is sized for forty thousand
/// referrals; for more or fewer its hours are stretched, so that the same stories come out at any number.
/// </summary>
internal sealed class DemoLoad(IReadOnlyList<DemoProvider> register, DemoCalendar calendar, int referrals)
{
    private const double _sizedFor = 40_000;
    private readonly double[] _hours = new double[register.Count];
    private readonly double[,] _ending = new double[register.Count, DemoCalendar.Months];
    private readonly double _stretch = referrals / _sizedFor;

    /// <summary>Frees the hours of what ended in the month before.</summary>
    public void Begin(int month)
    {
        for (var i = 0; month > 0 && i < _hours.Length; i++)
        {
            _hours[i] -= _ending[i, month - 1];
        }
    }

    public void Take(int provider, int quarterHours, DateOnly? ended)
    {
        _hours[provider] += quarterHours / 4.0;
        if (ended is { } day)
        {
            _ending[provider, calendar.MonthOf(day)] += quarterHours / 4.0;
        }
    }

    public bool IsFull(int provider) => _hours[provider] >= register[provider].Capacity[0] * _stretch;
}
