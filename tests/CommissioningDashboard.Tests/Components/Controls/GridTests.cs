using Bunit;
using CommissioningDashboard.Web.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Components.Controls;

public sealed class GridTests : BunitContext
{
    private static readonly (string Name, int Referrals)[] _providers = [("Beech", 4), ("Alder", 9), ("Cedar", 1)];

    [Fact]
    public void The_address_says_how_it_is_sorted()
    {
        var grid = At("providers?q=tree&sort=-referrals");

        grid.FindAll("tbody th").Select(cell => cell.TextContent).Should().Equal("Alder", "Beech", "Cedar");
        grid.Find("th[aria-sort=descending]").TextContent.Should().StartWith("Referrals");
    }

    [Fact]
    public void A_heading_leads_to_the_other_order_on_the_first_page_and_keeps_the_rest_of_the_address()
        => At("providers?q=tree&sort=-referrals&page=2").Find("th[aria-sort] a").GetAttribute("href").Should().Be("/providers?q=tree&sort=referrals");

    [Fact]
    public void A_page_holds_its_share_and_links_to_the_others()
    {
        var grid = At("providers?sort=name&page=2", pageSize: 2);

        grid.FindAll("tbody th").Select(cell => cell.TextContent).Should().Equal("Cedar");
        grid.Find(".grid-count").TextContent.Should().Be("3 to 3 of 3");
        grid.Find("nav a[rel=prev]").GetAttribute("href").Should().Be("/providers?sort=name");
    }

    [Theory]
    [InlineData("providers?sort=nonsense&page=-4")]
    [InlineData("providers?page=99999999999")]
    public void Nonsense_in_the_address_shows_the_first_page_as_the_items_came(string address)
        => At(address).FindAll("tbody th").Select(cell => cell.TextContent).Should().Equal("Beech", "Alder", "Cedar");

    private IRenderedComponent<Grid<(string Name, int Referrals)>> At(string address, int pageSize = 25)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        RenderFragment columns = builder =>
        {
            builder.OpenComponent<GridColumn<(string Name, int Referrals)>>(0);
            builder.AddComponentParameter(1, "HeaderText", "Provider");
            builder.AddComponentParameter(2, "SortKey", "name");
            builder.AddComponentParameter(3, "SortKeySelector", (Func<(string Name, int Referrals), IComparable?>)(item => item.Name));
            builder.AddComponentParameter(4, "ChildContent", (RenderFragment<(string Name, int Referrals)>)(item => cell => cell.AddContent(0, item.Name)));
            builder.CloseComponent();
            builder.OpenComponent<GridColumn<(string Name, int Referrals)>>(5);
            builder.AddComponentParameter(6, "HeaderText", "Referrals");
            builder.AddComponentParameter(7, "SortKey", "referrals");
            builder.AddComponentParameter(8, "IsNumber", true);
            builder.AddComponentParameter(9, "SortKeySelector", (Func<(string Name, int Referrals), IComparable?>)(item => item.Referrals));
            builder.AddComponentParameter(10, "ChildContent", (RenderFragment<(string Name, int Referrals)>)(item => cell => cell.AddContent(0, item.Referrals)));
            builder.CloseComponent();
        };
        return Render<Grid<(string Name, int Referrals)>>(parameters => parameters
            .Add(x => x.Data, _providers).Add(x => x.Caption, "Providers").Add(x => x.PageSize, pageSize).Add(x => x.GridColumns, columns));
    }
}
