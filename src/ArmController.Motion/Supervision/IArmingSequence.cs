using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;

namespace ArmController.Motion.Supervision;

/// <summary>Switches an arm's joints on without a jump, one step per tick; it can be broken off at any moment.</summary>
public interface IArmingSequence
{
    /// <summary>True when somebody must vouch for the pose, because nothing can measure it.</summary>
    bool NeedsAttestedPose { get; }

    /// <summary>How far it is.</summary>
    ArmingProgress Progress { get; }

    /// <summary>Why it failed, if it did.</summary>
    ArmingFailure Failure { get; }

    /// <summary>Begins anew. Nothing moves.</summary>
    void Begin(Seconds now);

    /// <summary>Does one tick's part.</summary>
    /// <param name="now">Seconds on a clock that never jumps.</param>
    /// <param name="reading">What this tick's look at the arm brought.</param>
    void Advance(Seconds now, in SensorReading reading);

    /// <summary>Forgets that it was begun. Whoever breaks off also lets the arm go.</summary>
    void Abort();
}
