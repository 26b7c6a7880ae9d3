using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Supervision;

namespace ArmController.Rigs;

/// <summary>
/// The one person that stands at a simulated arm, a benchmark or a campaign: presses the arm switch when nothing forbids it, says to follow when the
/// arm holds, and resets what has tripped. The modes take the way they always take.
/// </summary>
public static class Operator
{
    private const int MostLooks = 10_000;

    /// <summary>All that has to be said where there are no buttons and no person, and all is well.</summary>
    public static Panel Quiet => new() { EStopClosed = true, SelfTest = SelfTest.Passed, CommandReady = true };

    /// <summary>What the person does in this tick on the way to Following.</summary>
    public static Panel Asks(Supervisor supervisor)
    {
        Panel panel = Quiet;
        panel.ArmSwitch = panel.PoseConfirmed = MayPress(supervisor);
        panel.Word = supervisor.Mode switch
        {
            Mode.Holding => OperatorWord.Enable,
            Mode.Faulted or Mode.EStop => OperatorWord.Reset,
            _ => OperatorWord.None,
        };
        return panel;
    }

    /// <summary>True when nothing forbids arming but that nobody has said yet where the arm rests, which is said with the press.</summary>
    public static bool MayPress(Supervisor supervisor) =>
        supervisor.Mode == Mode.Disarmed && (supervisor.Blockers & ~ArmingBlockers.PoseUnknown) == ArmingBlockers.None;

    /// <summary>
    /// Brings an arm that rests at a pose to Following on the rig's clock, without a tick of loop or world: between two trials nothing else passes,
    /// so that a run is the same whether it was armed once or a hundred times.
    /// </summary>
    /// <param name="supervisor">The arm's.</param>
    /// <param name="pose">Where it rests.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="ticks">The rig's clock, which goes on.</param>
    /// <exception cref="InvalidOperationException">It could not be armed: a bug in rig or plan.</exception>
    public static void SwitchOn(Supervisor supervisor, in Joints<Radian> pose, Seconds period, ref long ticks)
    {
        SensorReading reading = new() { HasAngles = true, Angles = pose };
        for (int n = 0; n < MostLooks && supervisor.Mode is not (Mode.Following or Mode.Faulted or Mode.EStop); n++)
        {
            supervisor.Look(new Seconds(++ticks * period.Value), Asks(supervisor), reading);
        }

        if (supervisor.Mode != Mode.Following)
        {
            throw new InvalidOperationException($"The arm stays {supervisor.Mode}: {supervisor.Reasons}, blocked by {supervisor.Blockers}.");
        }
    }

    /// <summary>Lets an arm go, wherever it is, without a tick of loop or world.</summary>
    public static void LetGo(Supervisor supervisor, Seconds period, ref long ticks)
    {
        Panel panel = Quiet with { Word = OperatorWord.LetGo };
        supervisor.Look(new Seconds(++ticks * period.Value), panel, default);
    }
}
