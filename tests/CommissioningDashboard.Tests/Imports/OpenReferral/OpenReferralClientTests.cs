using System.Net;
using System.Text;
using CommissioningDashboard.Imports.OpenReferral;
using Microsoft.AspNetCore.Http;

namespace CommissioningDashboard.Tests.Imports.OpenReferral;

/// <summary>A feed at an address, read from a real server, and what is not read.</summary>
public sealed class OpenReferralClientTests
{
    [Fact]
    public async Task All_pages_are_read_and_each_service_whole()
    {
        await using var server = await FeedServer.StartAsync((http, asked) =>
        {
            var id = http.Request.Path.Value!.Split('/')[^1];
            if (id != "services")
            {
                return http.Response.WriteAsync(Service(id));
            }

            var page = int.Parse(http.Request.Query["page"]!, System.Globalization.CultureInfo.InvariantCulture);
            http.Request.Query["key"].ToString().Should().Be("k");
            return asked == 1 ? BusyAsync(http)
                : http.Response.WriteAsync($$"""{ "total_pages": 3, "page_number": {{page}}, "last_page": {{(page == 3 ? "true" : "false")}}, "contents": [{{Service($"{page}0")}}, {{Service($"{page}1")}}] }""");
        });

        var reading = await Client.ReadAsync($"{server.Address}/api?key=k");

        reading.Problems.Should().BeEmpty();
        reading.Organisations.Single().Services.Select(x => x.Id).Should().BeEquivalentTo("10", "11", "20", "21", "30", "31");
        server.Asked.Should().Be(1 + 3 + 6, "once it was asked to wait");

        static Task BusyAsync(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_server_that_knows_no_pages_is_read_once()
    {
        await using var server = await FeedServer.StartAsync((http, _) => http.Response.WriteAsync(
            http.Request.Path.Value!.EndsWith("/services", StringComparison.Ordinal) ? $$"""{ "content": [{{Service("1")}}] }""" : Service("1")));

        (await Client.ReadAsync($"{server.Address}/services")).Services.Should().Be(1);

        server.Asked.Should().Be(3);
    }

    [Fact]
    public async Task Pages_without_end_are_given_up_in_words()
    {
        var next = 0;
        await using var server = await FeedServer.StartAsync((http, _) => http.Response.WriteAsync(
            $$"""{ "contents": [{{string.Join(',', Enumerable.Range(0, 100).Select(_ => Service($"{Interlocked.Increment(ref next)}")))}}] }"""));

        (await Client.ReadAsync(server.Address)).Problems.Single().Rule.Should().Be("It has more than 5,000 services or 200 pages.");

        server.Asked.Should().BeLessThan(60);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up_in_words_and_bounded_memory()
    {
        await using var server = await FeedServer.StartAsync(async (http, _) =>
        {
            var part = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 4_000 && !http.RequestAborted.IsCancellationRequested; i++)
            {
                await http.Response.Body.WriteAsync(part, http.RequestAborted);
            }
        });

        (await Client.ReadAsync(server.Address)).Problems.Single().Rule.Should().Be("It answers with more than 96 MB in all, or 32 MB at once.");
    }

    [Theory]
    [InlineData("https://10.0.0.1/services", "It leads on elsewhere", false)]
    [InlineData("http://directory.example/services", "It leads on elsewhere. Only addresses that begin with https://", true)]
    [InlineData("file:///etc/passwd", "It leads on elsewhere. Only addresses that begin with https://", true)]
    [InlineData("https://169.254.169.254/latest", "It stands for an address within a private network", true)]
    [InlineData("/services", "It leads from one address to the next without end.", true)]
    public async Task Where_it_leads_on_is_looked_at_as_what_was_typed(string place, string rule, bool isWhole)
    {
        await using var server = await FeedServer.StartAsync((http, _) =>
        {
            http.Response.Redirect(place);
            return Task.CompletedTask;
        });

        var found = (await Client.ReadAsync(server.Address)).Problems.Single().Rule;

        (isWhole ? found : "It leads on elsewhere").Should().StartWith(rule);
        found.Should().NotStartWith("It does not answer");
        server.Asked.Should().BeLessThan(6);
    }

    [Theory]
    [InlineData("directory", "This is no whole address.")]
    [InlineData("http://directory.example/services", "Only addresses that begin with https:// are read, at their usual port.")]
    [InlineData("https://directory.example:8443/services", "Only addresses that begin with https:// are read, at their usual port.")]
    [InlineData("https://me:secret@directory.example/", "An address with a name or password in it is not read.")]
    [InlineData("https://127.0.0.1/services", "It stands for an address within a private network, which is not read.")]
    [InlineData("https://localhost/services", "It stands for an address within a private network, which is not read.")]
    [InlineData("https://[::1]/services", "It stands for an address within a private network, which is not read.")]
    [InlineData("https://[::ffff:10.1.2.3]/services", "It stands for an address within a private network, which is not read.")]
    [InlineData("https://192.168.1.1/services", "It stands for an address within a private network, which is not read.")]
    [InlineData("https://0x7f000001/services", "It stands for an address within a private network, which is not read.")]
    [InlineData("https://[fd00::1]/services", "It stands for an address within a private network, which is not read.")]
    public async Task Outside_of_tests_neither_this_machine_nor_a_private_network_is_asked(string address, string rule)
        => (await new OpenReferralClient().ReadAsync(address)).Problems.Should().ContainSingle().Which.Rule.Should().Be(rule);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.31.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("fe80::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("ff02::1", false)]
    public void What_lies_on_the_open_internet_is_told_from_what_does_not(string address, bool isPublic)
        => PublicAddresses.Contains(IPAddress.Parse(address)).Should().Be(isPublic);

    private static OpenReferralClient Client => new(isTest: true);

    private static string Service(string id) => $$"""{ "id": "{{id}}", "name": "Lunch {{id}}", "organization": { "id": "7", "name": "Elm Society" } }""";
}
