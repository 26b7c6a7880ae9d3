using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Supervision;

namespace ArmController.Simulation;

/// <summary>
/// Does at a simulated arm what a person does at a real one: releases the arm switch, presses it and confirms the pose, and says to follow. The
/// modes take the way they always take, on the rig's own clock, but nothing else does: between two trials no tick of the loop or of the
/// world passes, so that a run is the same whether it was armed once or a hundred times.
/// </summary>
internal static class ScriptedOperator
{
    private const int MostLooks = 10_000;

    /// <summary>Everything a simulated rig has to say: no buttons, no person, all well.</summary>
    public static Panel Quiet => new() { EStopClosed = true, SelfTest = SelfTest.Passed, CommandReady = true };

    /// <summary>Brings an arm that rests at a pose from Boot or Disarmed to Following.</summary>
    /// <param name="supervisor">The arm's.</param>
    /// <param name="pose">Where it rests.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="ticks">The rig's clock, which goes on.</param>
    /// <exception cref="InvalidOperationException">It could not be armed: a bug in rig or plan.</exception>
    public static void Arm(Supervisor supervisor, in Joints<Radian> pose, Seconds period, ref long ticks)
    {
        SensorReading reading = new() { HasAngles = true, Angles = pose };
        for (int n = 0; n < MostLooks && supervisor.Mode != Mode.Following; n++)
        {
            Panel panel = Quiet;
            panel.ArmSwitch = panel.PoseConfirmed = MayPress(supervisor);
            panel.Word = supervisor.Mode == Mode.Holding ? OperatorWord.Enable : OperatorWord.None;
            supervisor.Look(new Seconds(++ticks * period.Value), panel, reading);
        }

        if (supervisor.Mode != Mode.Following)
        {
            throw new InvalidOperationException($"The simulated arm stays {supervisor.Mode}: {supervisor.Reasons}, blocked by {supervisor.Blockers}.");
        }
    }

    /// <summary>True when nothing forbids arming but that nobody has said yet where the arm rests, which is said with the press.</summary>
    public static bool MayPress(Supervisor supervisor) =>
        supervisor.Mode == Mode.Disarmed && (supervisor.Blockers & ~ArmingBlockers.PoseUnknown) == ArmingBlockers.None;

    /// <summary>Lets an arm go, wherever it is.</summary>
    public static void LetGo(Supervisor supervisor, Seconds period, ref long ticks)
    {
        Panel panel = Quiet with { Word = OperatorWord.LetGo };
        supervisor.Look(new Seconds(++ticks * period.Value), panel, default);
    }
}
