namespace CommissioningDashboard.Market;

/// <summary>From database keys to places in the register as the referral columns hold them; 0 stays 0, "not recorded".</summary>
internal sealed class RegisterIndexes(
    IReadOnlyList<RegisterEntry> services, IReadOnlyList<RegisterEntry> areas, IReadOnlyList<RegisterEntry> teams,
        IReadOnlyList<ProviderRecord> providers)
{
    private readonly Dictionary<int, byte> _services = services.ToDictionary(x => x.Id, x => checked((byte)x.Index));
    private readonly Dictionary<int, ushort> _areas = areas.ToDictionary(x => x.Id, x => checked((ushort)(x.Index + 1)));
    private readonly Dictionary<int, ushort> _teams = teams.ToDictionary(x => x.Id, x => checked((ushort)(x.Index + 1)));
    private readonly Dictionary<int, ushort> _providers = providers
        .SelectMany(x => x.OtherIds.Prepend(x.Id).Select(id => (Id: id, x.Index)))
        .ToDictionary(x => x.Id, x => checked((ushort)(x.Index + 1)));

    public byte Service(int id) => _services[id];

    public ushort Area(int id) => id == 0 ? (ushort)0 : _areas[id];

    public ushort Team(int id) => id == 0 ? (ushort)0 : _teams[id];

    public ushort Provider(int id) => id == 0 ? (ushort)0 : _providers[id];
}
