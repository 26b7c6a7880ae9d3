using ArmController.Control.Agents;
using ArmController.Motion.Safety;
using ArmController.Recording;

namespace ArmController.Rigs;

/// <summary>
/// Feeds a tape's inputs to a rig whose bus and sensors are the tape's, and compares every tick with the one that was taped, bit for bit.
/// </summary>
internal static class Replay
{
    /// <summary>No tick came out otherwise.</summary>
    public const int Same = -1;

    /// <summary>Runs a tape of a simulated rig again.</summary>
    /// <param name="plan">The plan it was taped with.</param>
    /// <param name="tape">The tape.</param>
    /// <param name="agent">An agent that knows what the taped one knew at the first tick.</param>
    /// <returns>The first tick that came out otherwise, or <see cref="Same"/>. A tape that is not whole differs from its first tick on.</returns>
    public static int Run(RigPlan plan, TickTape tape, IAgent agent)
    {
        if (!tape.IsWhole)
        {
            return 0;
        }

        TapedArm arm = new(tape);
        TickTape again = new(tape.Count);
        using Rig rig = new(RigParts.Taped(plan, arm), agent, again);
        long ticks = 0;
        Operator.SwitchOn(rig.Supervisor, rig.Park, plan.Cadence.Tick, ref ticks);
        rig.Loop.RestAt(rig.Arm.Envelope.Position);
        for (int tick = 0; tick < tape.Count; tick++)
        {
            arm.WindTo(tick);
            if (arm.Inputs.Trip != TripReason.None)
            {
                // Perhaps another thread's word. Where the tick before has tripped by itself, this changes nothing.
                rig.Arm.Interlock.Trip(arm.Inputs.Trip);
            }

            rig.Tick(arm.Inputs.Now, arm.Inputs.Panel);
            if (!again.Row(tick).SequenceEqual(tape.Row(tick)))
            {
                return tick;
            }
        }

        return Same;
    }
}
