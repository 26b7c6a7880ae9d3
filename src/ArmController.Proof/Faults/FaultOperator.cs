using ArmController.Motion.Supervision;
using ArmController.Numerics;

namespace ArmController.Proof.Faults;

/// <summary>The person at a rig's panel: brings the arm into a state by nothing but switch and words, in the loop's own ticks.</summary>
internal static class FaultOperator
{
    private const int MostTicks = 4000;
    private const double SlowShare = 0.1;
    private const double FastShare = 0.9;

    /// <summary>Brings a rig that has just begun into a state, a seeded number of ticks deep.</summary>
    public static void Bring(FaultRig rig, FaultState state, Pcg32 random, Func<FaultRig, bool> ready)
    {
        SwitchOn(rig);
        Until(rig, _ => rig.Supervisor.Mode == Mode.Holding);
        Until(rig, ready);
        Ticks(rig, 1 + random.NextInt(40));
        if (state == FaultState.Holding)
        {
            return;
        }

        rig.Agent.SpeedShare = state == FaultState.FollowingSlow ? SlowShare : FastShare;
        rig.Agent.Returns = state != FaultState.Parking;
        Say(rig, OperatorWord.Enable, Mode.Following);

        // Long enough to be at speed; to be far away, where the way back is to be seen.
        Ticks(rig, state == FaultState.Parking ? 60 : 15 + random.NextInt(60));
        Until(rig, _ => IsCruising(rig, state));
        if (state == FaultState.Stopping)
        {
            Say(rig, OperatorWord.Stop, Mode.Stopping);
        }
        else if (state == FaultState.Parking)
        {
            rig.Mailbox.Post(OperatorWord.Park);
            Until(rig, _ => rig.Supervisor.Mode == Mode.Parking);
            Ticks(rig, 3 + random.NextInt(10));
        }
    }

    /// <summary>Presses the arm switch as soon as nothing forbids it.</summary>
    public static void SwitchOn(FaultRig rig)
    {
        Until(rig, _ => rig.Supervisor.Mode == Mode.Disarmed);
        Until(rig, _ => (rig.Supervisor.Blockers & ~(ArmingBlockers.ArmSwitch | ArmingBlockers.PoseUnknown)) == ArmingBlockers.None);
        rig.Tick();
        rig.Panel = rig.Panel with { ArmSwitch = true, PoseConfirmed = true };
        rig.Tick();
        rig.Panel = rig.Panel with { ArmSwitch = false, PoseConfirmed = false };
        Expect(rig, Mode.Arming);
    }

    /// <summary>A number of ticks.</summary>
    public static void Ticks(FaultRig rig, int count)
    {
        for (int n = 0; n < count; n++)
        {
            rig.Tick();
        }
    }

    private static void Say(FaultRig rig, OperatorWord word, Mode leadsTo)
    {
        rig.Mailbox.Post(word);
        rig.Tick();
        Expect(rig, leadsTo);
    }

    // Faults are to strike an arm that moves, at a moment at which the envelope trims nothing.
    private static bool IsCruising(FaultRig rig, FaultState state)
    {
        double fastest = 0;
        for (int i = 0; i < rig.Plan.Arm.LaneCount; i++)
        {
            fastest = Math.Max(fastest, Math.Abs(rig.Arm.Envelope.Velocity[i]) / rig.Plan.Arm.Description.Joints[i].Limits.MaxRadiansPerSecond);
        }

        double wanted = state is FaultState.FollowingSlow ? SlowShare : FastShare;
        return state == FaultState.Parking || (fastest > 0.9 * wanted && !rig.Witness.Last.Admitted.Trims.Any);
    }

    private static void Until(FaultRig rig, Func<FaultRig, bool> reached)
    {
        for (int n = 0; !reached(rig); n++)
        {
            if (n >= MostTicks)
            {
                throw new InvalidOperationException(
                    $"The arm stays {rig.Supervisor.Mode}: {rig.Supervisor.Reasons}, blocked by {rig.Supervisor.Blockers}.");
            }

            rig.Tick();
        }
    }

    private static void Expect(FaultRig rig, Mode mode)
    {
        if (rig.Supervisor.Mode != mode)
        {
            throw new InvalidOperationException(
                $"The arm is {rig.Supervisor.Mode} and not {mode}: {rig.Supervisor.Reasons}, blocked by {rig.Supervisor.Blockers}.");
        }
    }
}
