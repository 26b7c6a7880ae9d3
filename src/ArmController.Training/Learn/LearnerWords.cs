using ArmController.Control.Agents;

namespace ArmController.Training.Learn;

/// <summary>The words of command line and files for what learns and what it knows of the arm.</summary>
public static class LearnerWords
{
    /// <summary>Values of --model, the usual one first.</summary>
    public static IReadOnlyList<string> Models { get; } = ["urdf", "learned", "none"];

    /// <summary>Values of --learner, the usual one first.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["model", "q"];

    /// <summary>What is known of the arm beforehand.</summary>
    public static string Model(LearnerKind kind) => kind switch
    {
        LearnerKind.QUrdf or LearnerKind.ModelUrdf => "urdf",
        LearnerKind.QLearned or LearnerKind.ModelLearned => "learned",
        _ => "none",
    };

    /// <summary>What is learned: the arm, or what to do.</summary>
    public static string Way(LearnerKind kind) => kind.IsQ() ? "q" : "model";

    /// <summary>What two words mean together.</summary>
    public static LearnerKind Of(string model, string way) => (model, way) switch
    {
        ("urdf", "q") => LearnerKind.QUrdf,
        ("learned", "q") => LearnerKind.QLearned,
        (_, "q") => LearnerKind.QNone,
        ("urdf", _) => LearnerKind.ModelUrdf,
        ("learned", _) => LearnerKind.ModelLearned,
        _ => LearnerKind.ModelNone,
    };

    /// <summary>As it is said on the command line.</summary>
    public static string Said(LearnerKind kind) => kind.IsQ() ? $"--model {Model(kind)} --learner q" : $"--model {Model(kind)}";
}
