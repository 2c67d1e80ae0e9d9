namespace CommissioningDashboard.Market;

/// <summary>The numbers that stand for people in the referral columns: one and the same for one person's key.</summary>
/// <param name="used">The highest number that stands for somebody already.</param>
internal sealed class PersonNumbers(int used = 0)
{
    private readonly Dictionary<Guid, int> _numbers = [];

    /// <summary>The highest number given.</summary>
    public int Used { get; private set; } = used;

    /// <summary>Holds on to a number that a person has already.</summary>
    public void Keep(Guid person, int number) => _numbers[person] = number;

    public int NumberOf(Guid person)
    {
        if (!_numbers.TryGetValue(person, out var number))
        {
            _numbers[person] = number = ++Used;
        }

        return number;
    }
}
