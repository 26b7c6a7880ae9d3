using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;
using ArmController.Control.Estimation;

namespace ArmController.Verbs;

/// <summary>Options that mean the same in every verb.</summary>
internal static class SharedOptions
{
    /// <summary>What can be done where no service runs.</summary>
    public static string Elsewhere => $"learn on the simulator with: armctl learn {TaskCatalogue.Shipped.Eldest}";

    /// <summary>Lines only.</summary>
    public static Option<bool> Plain { get; } = new("--plain") { Description = "Plain lines: no escapes, no redrawing.", Recursive = true };

    /// <summary>Stack traces.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show where inside the program a fault arose.", Recursive = true };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "One JSON object on the output." };

    /// <summary>Name or path of an arm.</summary>
    public static Option<string> Arm { get; } = WithNames(
        new Option<string>("--arm")
        {
            Description = "A shipped arm's name, or the path of an arm's folder.",
            HelpName = "ARM",
            DefaultValueFactory = _ => ArmCatalogue.DefaultArm,
        },
        () => ArmCatalogue.Names);

    /// <summary>Folder that holds the runs.</summary>
    public static Option<string> Runs { get; } = new("--runs")
    {
        Description = "Folder that holds the runs.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./runs",
    };

    /// <summary>Seed of everything random.</summary>
    public static Option<int> Seed { get; } = new("--seed")
    {
        Description = "Seed of everything random: the same seed gives the same run.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result => NumberToken.Whole(result, "--seed", 0, int.MaxValue),
    };

    /// <summary>Robot time in minutes.</summary>
    public static Option<double> Minutes { get; } = new("--minutes")
    {
        Description = "Robot time to learn for, in minutes.",
        HelpName = "M",
        DefaultValueFactory = _ => 10,
        CustomParser = result => NumberToken.Real(result, "--minutes", 0.001, 100_000),
    };

    /// <summary>Wanted success in per cent, when given.</summary>
    public static Option<double?> Target { get; } = new("--target")
    {
        Description = "Least success at the end, in per cent; less exits with 4.",
        HelpName = "PCT",
        CustomParser = result => NumberToken.Real(result, "--target", 0, 100),
    };

    /// <summary>Name or path of a twin file.</summary>
    public static Option<string?> Twin { get; } = WithNames(
        new Option<string?>("--twin")
        {
            Description = "How the simulated arm differs from what is believed: a shipped twin's name or a file.",
            HelpName = "FILE",
        },
        () => TwinCatalogue.Names);

    /// <summary>Checkpoint or run to go on from.</summary>
    public static Option<string?> From { get; } =
        new("--from") { Description = "A run or a checkpoint to go on from, exactly where it stopped.", HelpName = "CKPT" };

    /// <summary>Where the Jacobian comes from.</summary>
    public static Option<JacobianSource> Jacobian { get; } = Choices(
        "--jacobian",
        "Where the Jacobian comes from: the arm's URDF, learned while moving, axes found by moving one joint after the other, or none at all.",
        JacobianSource.Urdf,
        ("urdf", JacobianSource.Urdf),
        ("learned", JacobianSource.Learned),
        ("axes", JacobianSource.Axes),
        ("none", JacobianSource.None));

    /// <summary>Number of goals of an examination.</summary>
    public static Option<int> Goals { get; } = new("--goals")
    {
        Description = "Unseen goals to be examined on.",
        HelpName = "N",
        DefaultValueFactory = _ => 200,
        CustomParser = result => NumberToken.Whole(result, "--goals", 1, 1_000_000),
    };

    /// <summary>How fast the twin's clock runs.</summary>
    public static Option<TwinSpeed> Speed { get; } = Choices(
        "--speed",
        "How fast the simulator's clock runs: as fast as the machine can, or as fast as the wall's.",
        TwinSpeed.Max,
        ("max", TwinSpeed.Max),
        ("1x", TwinSpeed.RealTime));

    private static Option<T> WithNames<T>(Option<T> option, Func<IReadOnlyList<string>> names)
    {
        option.CompletionSources.Add(_ => names().Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        return option;
    }

    private static Option<T> Choices<T>(string name, string description, T usual, params (string Word, T Value)[] choices)
        where T : struct
    {
        string words = string.Join('|', choices.Select(choice => choice.Word));
        Option<T> option = new(name)
        {
            Description = description,
            HelpName = words,
            DefaultValueFactory = _ => usual,
            CustomParser = result => WordToken.Choice(result, name, choices),
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. choices.Select(choice => choice.Word)]);
        return option;
    }
}
