using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Nothing gets into a build that the lock files do not name, whoever serves it.</summary>
public sealed class LockFileTests
{
    private static readonly string _checkout = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));

    [Fact]
    public void Every_project_has_a_lock_file_and_none_names_where_its_packages_came_from()
    {
        var projects = Directory.GetFiles(_checkout, "*.csproj", SearchOption.AllDirectories);
        string[] locks = [.. projects.Select(x => Path.Combine(Path.GetDirectoryName(x)!, "packages.lock.json")), WebFile("package-lock.json")];

        projects.Should().HaveCountGreaterThan(3);
        foreach (var file in locks)
        {
            File.Exists(file).Should().BeTrue(file);
            File.ReadAllText(file).Should().NotContain("\"resolved\": \"http").And.NotContain("nuget.org").And.NotContain("registry.");
        }
    }

    [Fact]
    public void The_front_end_is_installed_from_its_lock_file_alone()
        => File.ReadAllText(WebFile("CommissioningDashboard.Web.csproj")).Should().Contain("npm ci").And.NotContain("npm install");

    [Theory]
    [InlineData("as it is", "", "", "Restored")]
    [InlineData("a package that is not the one locked", "packages.lock.json", "\"contentHash\": \"", "NU1403")]
    [InlineData("a version that is not the one locked", "Directory.Packages.props", "Include=\"Sylvan.Data.Csv\" Version=\"", "NU1004")]
    public async Task A_build_with_anything_but_what_is_locked_is_refused(string what, string file, string before, string said)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-lock-");
        try
        {
            foreach (var name in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json" })
            {
                File.Copy(Path.Combine(_checkout, name), Path.Combine(folder.FullName, name));
            }

            foreach (var name in new[] { "CommissioningDashboard.csproj", "packages.lock.json" })
            {
                File.Copy(Path.Combine(_checkout, "src/CommissioningDashboard", name), Path.Combine(folder.FullName, name));
            }

            if (file.Length > 0)
            {
                Spoil(Path.Combine(folder.FullName, file), before);
            }

            var (code, words) = await RestoreAsync(folder.FullName);

            (code == 0).Should().Be(file.Length == 0, $"{what}: {words}");
            words.Should().Contain(said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Puts another character where the first one behind these words is.</summary>
    private static void Spoil(string path, string before)
    {
        var text = File.ReadAllText(path);
        var at = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        File.WriteAllText(path, $"{text[..at]}{(text[at] == '2' ? '3' : '2')}{text[(at + 1)..]}");
    }

    private static async Task<(int Code, string Words)> RestoreAsync(string folder)
    {
        var asked = new ProcessStartInfo("dotnet", ["restore", "--force", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var restore = Process.Start(asked)!;
        var words = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        return (restore.ExitCode, words);
    }

    private static string WebFile(string name) => Path.Combine(_checkout, "src/CommissioningDashboard.Web", name);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
