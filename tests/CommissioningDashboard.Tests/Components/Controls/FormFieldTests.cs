using Bunit;
using CommissioningDashboard.Web.Components.Controls;

namespace CommissioningDashboard.Tests.Components.Controls;

public sealed class FormFieldTests : BunitContext
{
    [Fact]
    public void The_input_is_described_by_its_hint_and_its_error()
    {
        string? describedBy = null;

        var field = Render<FormField>(parameters => parameters
            .Add(x => x.Id, "file").Add(x => x.Label, "File").Add(x => x.Hint, "CSV or Excel").Add(x => x.Error, "Choose a file")
            .Add(x => x.ChildContent, context => { describedBy = context; return _ => { }; }));

        describedBy!.Split(' ').Select(id => field.Find($"#{id}").TextContent).Should().Equal("CSV or Excel", "Error: Choose a file");
        field.Find("label").GetAttribute("for").Should().Be("file");
    }
}
