using ArmController.Control.Agents;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;

namespace ArmController.Control.Tasks;

/// <summary>What a task is told of the arm it is done on. It knows no file, no rig and no run.</summary>
/// <param name="Arm">What the controller believes the arm to be.</param>
/// <param name="Home">Where an examination begins, radians.</param>
/// <param name="DecisionPeriod">Time between two decisions.</param>
/// <param name="Learner">What learns, and what it knows of the arm.</param>
/// <param name="Seed">Decides its goals and its exploration.</param>
public sealed record TaskScope(ArmDescription Arm, Joints<Radian> Home, Seconds DecisionPeriod, LearnerKind Learner, ulong Seed)
{
    /// <summary>The arm's true geometry where that is known, so that every goal is a place the arm can be; else what is believed.</summary>
    public SerialChain TrueChain { get; init; } = Arm.Chain;

    /// <summary>Sees the things on the table; null where nothing does.</summary>
    public ISceneSensor? Scene { get; init; }

    /// <summary>Feels what the hand does; null where nothing does.</summary>
    public IGripSensor? Grip { get; init; }

    /// <summary>Lanes that an agent may move: those of the chain, 0 to <see cref="SerialChain.Count"/> - 1, and those behind them.</summary>
    public int LaneCount => Arm.Joints.Length;

    /// <summary>The lane that opens and closes the hand: the only one off the chain; -1 on an arm that has none or several.</summary>
    public int GripLane => Arm.Joints.Length == Arm.Chain.Count + 1 ? Arm.Chain.Count : -1;

    /// <summary>Decisions made in a time.</summary>
    public int DecisionsIn(double seconds) => (int)Math.Round(seconds / DecisionPeriod.Value);
}
