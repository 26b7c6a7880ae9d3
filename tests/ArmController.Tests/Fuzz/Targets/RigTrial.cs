using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Rigs;
using ArmController.Training.Learn;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>Builds a whole simulated arm from what was accepted and lets it learn for some ticks under the audit.</summary>
internal static class RigTrial
{
    /// <summary>What is wrong, null when nothing. A resumed world may be any world: there, to let go of the arm is an answer too.</summary>
    /// <param name="plan">The accepted plan.</param>
    /// <param name="origin">A checkpoint that was accepted for it; null to begin with nothing.</param>
    /// <param name="ticks">Ticks to run.</param>
    public static string? Run(RigPlan plan, LearnOrigin? origin, int ticks)
    {
        ILearningAgent reacher = plan.Trainee(new NoLog());
        Audit audit = new();
        using SimulatedRig rig = new(plan, plan.Seed, _ => reacher, audit);
        if (origin is not null && !ImageTryout.TakeOver(origin, reacher, rig))
        {
            return "what was rehearsed cannot be taken over";
        }

        audit.Watch(rig.Arm);
        for (int tick = 0; tick < ticks; tick++)
        {
            rig.Tick();
            if (origin is null && rig.Arm.Interlock.State != InterlockState.Armed)
            {
                return $"the arm was let go: {rig.Arm.Interlock.Reason}";
            }

            if (origin is null && !rig.Twin.Tip.IsFinite)
            {
                return "the tip is nowhere";
            }
        }

        byte[] image = new byte[LearnImage.Capacity(reacher)];
        LearnImage.Write(image, plan, ticks, reacher, rig);
        return audit.Broken();
    }

    // As the meter of a run, with the names of what was broken.
    private sealed class Audit : IRecorder
    {
        private EmissionAudit? audit;

        public void Watch(ServoArm arm)
        {
            audit = new EmissionAudit(arm.Description, arm.Envelope.Period);
            audit.Start(arm.Envelope.Position, arm.Envelope.LastStep, arm.Envelope.LastChange);
        }

        public void Append(in TickRecord record)
        {
            if (record.Admitted.Kind == CommandKind.Move && record.Sent == BusStatus.Ok)
            {
                audit?.See(record.Admitted.Position, record.Admitted.Counts);
                audit?.CheckStop();
            }
        }

        public string? Broken() => audit is { Total: > 0 } ? $"the envelope broke its limits: {string.Join(", ", Counted(audit))}" : null;

        private static IEnumerable<string> Counted(EmissionAudit audit) =>
            Enum.GetValues<EmissionFault>().Where(fault => audit.Count(fault) > 0).Select(fault => $"{fault} {audit.Count(fault)}");
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
