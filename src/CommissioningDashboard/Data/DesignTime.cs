using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CommissioningDashboard.Data;

/// <summary>Lets the migrations tool build the model; it never connects.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<DashboardDb>
{
    public DashboardDb CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<DashboardDb>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options, 0);
}
