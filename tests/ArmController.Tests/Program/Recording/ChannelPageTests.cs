using ArmController.Recording;
using ArmController.Tests.Docs;
using Xunit;

namespace ArmController.Tests.Program.Recording;

/// <summary>The reference page of channels is written from the one list of them.</summary>
public sealed class ChannelPageTests
{
    [Fact]
    public void The_page_is_what_the_code_says()
    {
        List<string> page =
        [
            "# Channels", "",
            "This page is made from the code: [LiveChannels](../../src/ArmController.Recording/LiveChannels.cs) and "
            + "[TickChannels](../../src/ArmController.Recording/TickChannels.cs). Do not edit it. `.ci/regolden` writes it anew.", "",
            "A channel is one thing that can be watched. `armctl status --json` answers with every channel, one member each. "
                + "`armctl tail` shows the ones",
            "of the first two tables in a line of logfmt. Names of flags and of enumerations begin with a small letter.",
        ];
        LatenessHistogram late = new();
        Section(page, "Of the newest tick, in the line", (ref PageSink sink) => TickChannels.Brief(default, ref sink));
        Section(page, "Counted by the service, in the line", (ref PageSink sink) => LiveChannels.Counted(default, default, late, ref sink));
        Section(page, "Of the service", (ref PageSink sink) => LiveChannels.Asked(default, default, late, ref sink));
        Section(page, "What became of the newest tick", (ref PageSink sink) => TickChannels.Outcome(default, ref sink));
        Section(page, "What came into the newest tick", (ref PageSink sink) => TickChannels.Inputs(default, ref sink));
        GeneratedPage.Compare("channels.md", page);
    }

    private delegate void Listing(ref PageSink sink);

    private static void Section(List<string> page, string title, Listing list)
    {
        page.AddRange(["", $"## {title}", "", "| name | kind | unit | what it says |", "|---|---|---|---|"]);
        PageSink sink = new(page);
        list(ref sink);
    }
}
