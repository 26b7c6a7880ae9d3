using System.Diagnostics.CodeAnalysis;
using ArmController.Configuration.Troubles;

namespace ArmController.Service;

/// <summary>What words of operators need besides the loop.</summary>
internal interface IControlled
{
    /// <summary>True when there is a run to go on with.</summary>
    bool HasRun { get; }

    /// <summary>Its folder.</summary>
    string RunPath { get; }

    /// <summary>Time since the round before this one read what clients had sent: what is answered in this round can be as old, by now.</summary>
    TimeSpan SinceReadBefore { get; }

    /// <summary>
    /// Sees to it, before the arm switch is pressed, that the disk does not say that the arm rests; false with a reason when it still does.
    /// </summary>
    bool MayPress(out string refused);

    /// <summary>Number of a press that is made now.</summary>
    long Press();

    /// <summary>Whether the disk takes what would be learned; false with a reason when it refuses.</summary>
    bool KeepsLearning([NotNullWhen(false)] out Trouble? refused);

    /// <summary>Puts a new learner into the loop and begins a run for it; false with a reason when the arm or the disk refuses.</summary>
    bool BeginLearning(string task, [NotNullWhen(false)] out Trouble? refused);
}
