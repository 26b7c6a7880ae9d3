using System.Text.RegularExpressions;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>A line of code knows its room by the nouns it may say: the parts of every identifier against the nouns that a room may not say.</summary>
public sealed partial class VocabularyTests
{
    private static readonly string[] Outside = ["file", "thread", "socket", "console", "logger"];
    private static readonly string[] Copper = ["joint", "radian", "servo", "arm", "pulse"];
    private static readonly string[] Wanting = ["reward", "learner", "episode"];

    private static readonly Dictionary<string, string[]> Unsaid = new()
    {
        ["ArmController.Numerics"] = ["joint", "servo", "arm", "pulse", "action", .. Wanting, .. Outside, "clock"],
        ["ArmController.Motion"] = [.. Wanting, .. Outside, "clock", "log"],
        ["ArmController.Learning"] = [.. Copper, .. Outside, "clock", "log"],
        ["ArmController.Control"] = ["register", "byte", .. Outside, "clock", "log"],
        ["ArmController.Hardware"] = ["radian", "agent", .. Wanting],
        ["ArmController.Iot"] = [.. Wanting],
        ["ArmController.Simulator"] = ["agent", .. Wanting],
        ["ArmController.Worlds"] = [.. Copper, .. Outside, "clock", "log"],
        ["ArmController.Recording"] = ["register", .. Outside, "clock", "log"],
        ["ArmController.Configuration"] = ["agent", "episode", "thread", "socket", "console", "logger", "clock", "log"],
        ["ArmController.Rigs"] = [.. Wanting, .. Outside, "clock", "log"],
        ["ArmController.Training"] = ["register", "pulse", "socket", "console", "logger"],
        ["ArmController.Proof"] = ["socket", "console", "logger"],
    };

    // Names of the platform that a hot room may not say, whole: who waits, reads a clock or draws from a hidden seed is not deterministic.
    private static readonly string[] UnsaidWhole = ["DateTime", "DateTimeOffset", "Stopwatch", "TimeProvider", "ILogger"];

    // Where clocks are real: at the copper, and where a run is kept.
    private static readonly string[] OnTheClock = ["ArmController.Hardware", "ArmController.Iot", "ArmController.Training"];

    private const string Logarithm = "the logarithm";

    // Each with the reason why it may be said all the same. One that is said no more is to be struck off.
    private static readonly Dictionary<(string Room, string Name), string> Said = new()
    {
        [("ArmController.Motion", "clock")] = "the watch over late ticks; the time it looks at is given to it",
        [("ArmController.Motion", "ClockUnstable")] = "a blocker in the operator's words; the time it judges was given to it",
        [("ArmController.Motion", "ExternalClock")] = "a bit of the chip's, and what it stops the arm for",
        [("ArmController.Motion", "Log")] = Logarithm,
        [("ArmController.Motion", "Log2")] = Logarithm,
        [("ArmController.Motion", "LogUniform")] = Logarithm,
        [("ArmController.Control", "Log")] = Logarithm,
        [("ArmController.Control", "LogTiles")] = Logarithm,
        [("ArmController.Control", "SignedLog")] = Logarithm,
        [("ArmController.Control", "IEpisodeLog")] = "where an episode's result is handed to; who keeps it, and how, is the program's",
        [("ArmController.Control", "NoLog")] = "the same, where nobody keeps it",
        [("ArmController.Control", "SavedBytes")] = "room for a state, for whoever owns the buffer",
        [("ArmController.Control", "BytesBeside")] = "the same, without what was learned",
        [("ArmController.Rigs", "IEpisodeLog")] = "handed through to the task, by whoever keeps it",
        [("ArmController.Rigs", "log")] = "the same",
        [("ArmController.Rigs", "LearnerKind")] = "handed through to the task, which alone looks at it",
        [("ArmController.Rigs", "Learner")] = "the same",
        [("ArmController.Iot", "LearnerKind")] = "the same, for a plan that nothing learns by",
        [("ArmController.Rigs", "LinuxClock")] = "how a bus of copper waits while it is opened, long before the first tick",
        [("ArmController.Control", "log")] = "the same, held by who tells the episodes",
    };

    public static TheoryData<string> Rooms => [.. Unsaid.Keys];

    [Fact]
    public void Every_room_but_the_program_has_its_nouns() =>
        Assert.Equal(ProductTree.Projects.Keys.Where(room => room != "ArmController").Order(), Unsaid.Keys.Order());

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_says_no_noun_of_another_one(string room) => ExactList.Check(
        Said.Keys.Where(said => said.Room == room).Select(said => said.Name),
        SourceTree.Of(room).SelectMany(file => SourceTree.Identifiers(SourceTree.Files[file])).Distinct()
            .Where(name => IsForeign(name, Unsaid[room]) || (!OnTheClock.Contains(room) && UnsaidWhole.Contains(name))));

    [Theory]
    [InlineData("jointCount", true)]
    [InlineData("MaxRadians", true)]
    [InlineData("IServoBus", true)]
    [InlineData("ARM_JOINT2", true)]
    [InlineData("disjointed", false)]
    [InlineData("Harm", false)]
    [InlineData("ArmController", false)]
    public void A_noun_is_seen_in_whatever_case_and_only_whole(string name, bool isForeign) => Assert.Equal(isForeign, IsForeign(name, Copper));

    // The house's own name is in every namespace and says nothing.
    private static bool IsForeign(string name, string[] unsaid) =>
        name != "ArmController"
        && Words().Matches(name).Select(word => word.Value.ToLowerInvariant()).Any(word => unsaid.Any(noun => word == noun || word == noun + "s"));

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
