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

    /// <summary>What the disk refuses of what would be learned; null when it takes it.</summary>
    Trouble? KeepsLearning();

    /// <summary>Puts the best that the run has learned into the loop. What refuses: there is none, or the disk.</summary>
    /// <param name="tick">The loop's tick.</param>
    Trouble? RecallBest(long tick);

    /// <summary>Puts a new learner into the loop and begins a run for it. What refuses: the arm or the disk.</summary>
    Trouble? BeginLearning(string task);
}
