using System.Linq.Expressions;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Mail;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Data;

/// <summary>
/// One short unit of work for one authority. Its query filters show only that authority's rows, and the database's
/// row-level security holds the same line should a filter ever be missing. Opened by <see cref="Database"/>.
/// </summary>
public sealed class DashboardDb(DbContextOptions<DashboardDb> options, int authorityId) : DbContext(options)
{
    /// <summary>The authority whose rows are visible; 0 sees none.</summary>
    public int AuthorityId { get; } = authorityId;

    public DbSet<Authority> Authorities => Set<Authority>();

    public DbSet<SizeScheme> SizeSchemes => Set<SizeScheme>();

    public DbSet<Area> Areas => Set<Area>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<Service> Services => Set<Service>();

    public DbSet<Provider> Providers => Set<Provider>();

    public DbSet<ProviderSize> ProviderSizes => Set<ProviderSize>();

    public DbSet<ProviderService> ProviderServices => Set<ProviderService>();

    public DbSet<ProviderArea> ProviderAreas => Set<ProviderArea>();

    public DbSet<ProviderCapacity> ProviderCapacities => Set<ProviderCapacity>();

    public DbSet<ProviderOpening> ProviderOpenings => Set<ProviderOpening>();

    public DbSet<ProviderCommunity> ProviderCommunities => Set<ProviderCommunity>();

    public DbSet<GroupMembership> GroupMemberships => Set<GroupMembership>();

    public DbSet<ProviderRating> ProviderRatings => Set<ProviderRating>();

    public DbSet<ProviderProfile> ProviderProfiles => Set<ProviderProfile>();

    public DbSet<ProviderConfirmation> ProviderConfirmations => Set<ProviderConfirmation>();

    public DbSet<ProviderLink> ProviderLinks => Set<ProviderLink>();

    public DbSet<ProviderProposal> ProviderProposals => Set<ProviderProposal>();

    public DbSet<Framework> Frameworks => Set<Framework>();

    public DbSet<FrameworkMembership> FrameworkMemberships => Set<FrameworkMembership>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<ReferralChange> ReferralChanges => Set<ReferralChange>();

    public DbSet<Option> Options => Set<Option>();

    public DbSet<ReferralDraft> ReferralDrafts => Set<ReferralDraft>();

    public DbSet<DeskReferral> DeskReferrals => Set<DeskReferral>();

    public DbSet<ShownList> ShownLists => Set<ShownList>();

    public DbSet<ServiceRequirement> ServiceRequirements => Set<ServiceRequirement>();

    public DbSet<ListUse> ListUses => Set<ListUse>();

    public DbSet<Enquiry> Enquiries => Set<Enquiry>();

    public DbSet<SupportEvent> SupportEvents => Set<SupportEvent>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<OrderKey> OrderKeys => Set<OrderKey>();

    public DbSet<OutcomeScore> OutcomeScores => Set<OutcomeScore>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<DatedChange> DatedChanges => Set<DatedChange>();

    public DbSet<FrozenReport> FrozenReports => Set<FrozenReport>();

    public DbSet<ProviderMatch> ProviderMatches => Set<ProviderMatch>();

    public DbSet<CompanyAccounts> CompanyAccounts => Set<CompanyAccounts>();

    public DbSet<CqcLocation> CqcLocations => Set<CqcLocation>();

    public DbSet<OpenReferralOrganisation> OpenReferralOrganisations => Set<OpenReferralOrganisation>();

    public DbSet<OpenReferralAnswer> OpenReferralAnswers => Set<OpenReferralAnswer>();

    public DbSet<SpendLine> SpendLines => Set<SpendLine>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();

    public DbSet<SetAsideRow> SetAsideRows => Set<SetAsideRow>();

    public DbSet<ImportProblem> ImportProblems => Set<ImportProblem>();

    public DbSet<ImportRepair> ImportRepairs => Set<ImportRepair>();

    public DbSet<ImportProfile> ImportProfiles => Set<ImportProfile>();

    public DbSet<CldSubmission> CldSubmissions => Set<CldSubmission>();

    public DbSet<CldEvent> CldEvents => Set<CldEvent>();

    public DbSet<CldFinding> CldFindings => Set<CldFinding>();

    public DbSet<CldRequest> CldRequests => Set<CldRequest>();

    public DbSet<CldQuestion> CldQuestions => Set<CldQuestion>();

    public DbSet<ProviderTie> ProviderTies => Set<ProviderTie>();

    public DbSet<SupportChange> SupportChanges => Set<SupportChange>();

    public DbSet<UserAccount> Users => Set<UserAccount>();

    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    public DbSet<UserTeam> UserTeams => Set<UserTeam>();

    public DbSet<TeamArea> TeamAreas => Set<TeamArea>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Setting> Settings => Set<Setting>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DashboardDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(x => x.ClrType.IsAssignableTo(typeof(IAuthorityFact))))
        {
            var row = Expression.Parameter(entity.ClrType);
            var mine = Expression.Equal(
                Expression.Property(row, nameof(IAuthorityFact.AuthorityId)),
                Expression.Property(Expression.Constant(this), nameof(AuthorityId)));
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(Expression.Lambda(mine, row));
            entity.SetTableName(TableName(entity.ClrType.Name));
        }

        // "from" and "to" are reserved words of SQL.
        foreach (var date in modelBuilder.Model.GetEntityTypes().SelectMany(x => x.GetProperties()).Where(x => x.Name is "From" or "To"))
        {
            date.SetColumnName($"{date.Name.ToLowerInvariant()}_date");
        }

        modelBuilder.Entity<Authority>().ToTable("authority");
        modelBuilder.Entity<SizeScheme>().ToTable("size_scheme");
    }

    /// <summary>Tables are named in the singular, as the entity is.</summary>
    private static string TableName(string entity)
        => string.Concat(
        entity.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var added in ChangeTracker.Entries<IAuthorityFact>().Where(x => x.State == EntityState.Added))
        {
            added.Entity.AuthorityId = AuthorityId;
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
