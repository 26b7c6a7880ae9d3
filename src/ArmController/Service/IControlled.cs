namespace ArmController.Service;

/// <summary>What words of operators need besides the loop.</summary>
internal interface IControlled
{
    /// <summary>True when there is a run to go on with.</summary>
    bool HasRun { get; }

    /// <summary>Its folder.</summary>
    string RunPath { get; }

    /// <summary>Time since clients were served before: no line that is read now is older.</summary>
    TimeSpan SinceLastRound { get; }

    /// <summary>Sees to it, before the arm switch is pressed, that the disk does not say that the arm rests; false with a reason when it still does.</summary>
    /// <param name="press">Number of the press that may follow.</param>
    /// <param name="refused">The reason.</param>
    bool MayPress(out long press, out string refused);

    /// <summary>Whether the disk takes what would be learned; false with a reason when it refuses.</summary>
    bool KeepsLearning(out string refused);

    /// <summary>Puts a new learner into the loop and begins a run for it; false with a reason when the disk refuses.</summary>
    bool BeginLearning(out string refused);
}
