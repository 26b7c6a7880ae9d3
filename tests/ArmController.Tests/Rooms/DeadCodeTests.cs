using ArmController.Learning.Predictions;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>A product type that no other product type names is nobody's: it is deleted, or it stands here with its reason.</summary>
public sealed class DeadCodeTests
{
    // Each with the reason why it stays. One that is used by now, or gone, is to be struck off.
    private static readonly Dictionary<string, string> Waiting = new()
    {
        ["ArmController.Learning.Predictions.PredictionBank"] = "general value functions, proven and measured, wait for a task that asks for them",
        ["ArmController.Learning.Rewards.RewardLint"] = "a tool for who writes a reward: it looks for loops that pay",
        ["ArmController.Motion.Supervision.FeedbackArming"] = "how servos that tell their angle are switched on; their bus is still to come",
        ["ArmController.Rigs.Replay"] = "what is recorded must be replayable before a verb may promise it",
        ["ArmController.Configuration.Troubles.TroubleCodes"] = "the list of codes: a page is made of it, and tests hold it to the source",
        ["ArmController.Simulator.Pins.FakeGpioDriver"] = "pins for tests of the rooms at the copper",
    };

    // What a program begins with has no name of its own, and there is one in each program.
    private static readonly KeyValuePair<string, IReadOnlySet<string>>[] Product =
        [.. ProductTree.Projects.Keys.SelectMany(project => TypeScan.OfEach(ProductTree.AssemblyOf(project)))];

    [Fact]
    public void Every_product_type_is_used_by_another_one() =>
        ExactList.Check(Waiting.Keys, Unused(Product, Said));

    [Fact]
    public void Each_one_that_waits_has_its_reason() => Assert.All(Waiting.Values, why => Assert.True(why.Length > 10));

    [Fact]
    public void A_type_that_names_only_itself_is_found_and_a_constant_that_was_folded_in_is_a_use()
    {
        Dictionary<string, IReadOnlySet<string>> types = new()
        {
            ["Program"] = new HashSet<string> { "House.Waiter" },
            ["House.Waiter"] = new HashSet<string> { "House.Cook" },
            ["House.Cook"] = new HashSet<string>(),
            ["House.Ghost"] = new HashSet<string> { "House.Cook" },
            ["House.Sizes"] = new HashSet<string>(),
        };
        Assert.Equal(["House.Ghost"], Unused([.. types], name => name == "Sizes" ? 2 : 1));
        Assert.Contains(typeof(PredictionBank).FullName!, Product.Select(type => type.Key));
    }

    private static string[] Unused(KeyValuePair<string, IReadOnlySet<string>>[] types, Func<string, int> said)
    {
        HashSet<string> named = [.. types.SelectMany(type => type.Value)];
        return [.. types.Select(type => type.Key).Where(type => IsNamed(type) && !named.Contains(type) && said(SimpleName(type)) < 2)];
    }

    // In how many product files a name is said: what the compiler folds into its users, constants and their enumerations, leaves no other trace.
    private static int Said(string name) => SaidIn.Value.GetValueOrDefault(name);

    private static readonly Lazy<Dictionary<string, int>> SaidIn = new(() => ProductTree.Projects.Keys.SelectMany(SourceTree.Of)
        .SelectMany(file => SourceTree.Identifiers(SourceTree.Files[file]).Distinct())
        .CountBy(name => name)
        .ToDictionary());

    private static bool IsNamed(string type) => type.Contains('.', StringComparison.Ordinal);

    private static string SimpleName(string type) => type[(type.LastIndexOf('.') + 1)..].Split('`')[0];
}
