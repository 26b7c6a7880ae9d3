using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>Chooses the next motion where one has ended.</summary>
internal interface IMotionChoice
{
    /// <summary>Whether it wants to be told what the model says of each motion.</summary>
    bool LooksAhead { get; }

    /// <summary>There is a new goal, or the arm was moved by somebody else: what comes is no consequence of what was.</summary>
    void Begin();

    /// <summary>Chooses among the motions that are allowed.</summary>
    /// <param name="situation">How things lie.</param>
    /// <param name="seconds">Time since the last choice.</param>
    Motion Choose(Situation situation, double seconds);

    /// <summary>The tip is at the goal.</summary>
    /// <param name="seconds">Time since the last choice.</param>
    void Arrive(double seconds);

    /// <summary>Writes everything that makes its next choices.</summary>
    void Save(ref StateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    bool Load(ref StateReader reader);
}
