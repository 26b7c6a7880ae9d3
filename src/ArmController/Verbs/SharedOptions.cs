using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;
using ArmController.Simulator.World;
using ArmController.Training.Exams;
using ArmController.Training.Learn;

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

    /// <summary>What is known of the arm beforehand.</summary>
    public static Option<string> Model { get; } = Words(
        "--model",
        "What is known of the arm beforehand: its URDF, the URDF as a first guess, or nothing; then it finds its joints' axes by moving them.",
        LearnerWords.Models,
        "--jacobian");

    /// <summary>What learns.</summary>
    public static Option<string> Learner { get; } = Words(
        "--learner",
        "What is learned: a model of the arm, to rehearse in; or what to do, by Q(lambda), as a benchmark.",
        LearnerWords.Ways);

    /// <summary>Number of goals of an examination.</summary>
    public static Option<int> Goals { get; } = new("--goals")
    {
        Description = "Unseen goals to be examined on.",
        HelpName = "N",
        DefaultValueFactory = _ => 200,
        CustomParser = result => NumberToken.Whole(result, "--goals", 1, 1_000_000),
    };

    /// <summary>Number of homes to begin from.</summary>
    public static Option<int> Homes { get; } = new("--homes")
    {
        Description = "Homes drawn at random to begin goals from; 0 is the arm's own home.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
        CustomParser = result => NumberToken.Whole(result, "--homes", 0, 1_000),
    };

    /// <summary>Whether goals take all of their time.</summary>
    public static Option<bool> ToTheEnd { get; } = new("--to-the-end")
    {
        Description = "Every goal takes all of its time, and who is there at its end is counted too.",
    };

    /// <summary>How fast the twin's clock runs.</summary>
    public static Option<TwinSpeed> Speed { get; } = Choices(
        "--speed",
        "How fast the simulator's clock runs: as fast as the machine can, or as fast as the wall's.",
        TwinSpeed.Max,
        ("max", TwinSpeed.Max),
        ("1x", TwinSpeed.RealTime));

    /// <summary>The twin that is named; the usual one when none is.</summary>
    public static Checked<TwinPerturbation> TwinOf(ParseResult words, ArmConfiguration arm, TwinPerturbation usual) =>
        words.GetValue(Twin) is { } named ? TwinCatalogue.Load(named, arm.Description.Chain.Count) : new(usual);

    /// <summary>What an examination asks by the command line.</summary>
    public static ExamQuestions Questions(ParseResult words, ulong goalSeed) => new(words.GetValue(Goals), goalSeed)
    {
        Homes = words.GetValue(Homes),
        ToTheEnd = words.GetValue(ToTheEnd),
    };

    private static Option<T> WithNames<T>(Option<T> option, Func<IReadOnlyList<string>> names)
    {
        option.CompletionSources.Add(_ => names().Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        return option;
    }

    private static Option<string> Words(string name, string description, IReadOnlyList<string> words, params string[] aliases)
    {
        Option<string> option = Choices(name, description, words[0], [.. words.Select(word => (word, word))]);
        foreach (string alias in aliases)
        {
            option.Aliases.Add(alias);
        }

        return option;
    }

    private static Option<T> Choices<T>(string name, string description, T usual, params (string Word, T Value)[] choices)
        where T : notnull
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
