using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Tests.Motion.Servo;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>Whatever the true envelope emits, rounded to the nearest count or held while within 0.6 of one, and whatever the bus loses: never a refusal.</summary>
public sealed class CountMonitorPropertyTests
{
    private static readonly Gen<double> Wish = Gen.OneOf(Gen.Double[-5, 5], Gen.Double[-0.1, 0.1], Gen.Double.Special, Gen.Double);

    private static readonly Gen<JointDescription> Joint =
        from min in Gen.Double[-3, 2.9]
        from range in Gen.Double[0.02, 3]
        from speed in Gen.Double[-3, 2].Select(x => Math.Pow(10, x))
        from rate in Gen.Double[-3, 3].Select(x => Math.Pow(10, x))
        from pulses in Gen.Double[1, 4000]
        from rising in Gen.Bool
        let s = rising ? pulses / 2 : -pulses / 2
        select new JointDescription("any", new(min, min + range, speed, rate), new(min, 1500 - s, min + range, 1500 + s, 500, 2500), min);

    private static readonly Gen<(JointDescription[] Joints, double Width, double Period, double Start, (byte Kind, double[] Wishes, int Ticks, bool Lost)[] Stream)> Cases =
        from joints in Joint.Array[1, 8]
        from width in Gen.Double[-1, 1].Select(x => Math.Pow(10, x))
        from period in Gen.Double[0.001, 0.02]
        from start in Gen.Double[0, 1]
        from stream in Gen.Select(Gen.Byte[0, 3], Wish.Array[8], Gen.Int[1, 40], Gen.Int[0, 5].Select(i => i == 0)).Array[1, 30]
        select (joints, width, period, start, stream);

    [Fact]
    public void A_lawful_motion_is_never_refused() => Cases.Sample(
        c =>
        {
            ArmDescription description = SmallArms.Of([.. c.Joints]);
            Seconds period = new(c.Period);
            if (EnvelopeRules.Check(description, period, c.Width).Any(fault => fault.IsHard))
            {
                return true;
            }

            using FakeServoBus bus = new() { MicrosecondsPerCount = c.Width };
            using ServoArm arm = new(description, bus, period);
            CountMonitor held = new(MonitorPlans.Of(description, period, c.Width));
            arm.Open();
            Joints<Radian> pose = default;
            for (int i = 0; i < c.Joints.Length; i++)
            {
                JointLimits limits = c.Joints[i].Limits;
                pose[i] = Math.Clamp(limits.MinRadians + (c.Start * (limits.MaxRadians - limits.MinRadians)), limits.MinRadians, limits.MaxRadians);
            }

            Assert.Equal(ArmingAnswer.Armed, arm.Arm(pose));
            arm.Envelope.Admit(default, out SafeCommand rest);
            PulseCounts wire = rest.Counts;
            Assert.True(held.Place(wire));
            foreach ((byte kind, double[] wishes, int ticks, bool lost) in c.Stream)
            {
                Proposal proposal = new() { Kind = (ProposalKind)kind, Velocity = SmallArms.Speed(wishes), Target = SmallArms.Pose(wishes) };
                for (int tick = 0; tick < ticks; tick++)
                {
                    arm.Envelope.Admit(proposal, out SafeCommand command);
                    bool fails = lost && tick == ticks - 1;
                    if (fails)
                    {
                        bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
                    }

                    PulseCounts next = Hold(c.Joints, c.Width, wire, command);
                    BusStatus status = arm.Actuate(command);
                    if (arm.Interlock.Reason == TripReason.BusFailed)
                    {
                        return true;
                    }

                    if (status != (fails ? BusStatus.Nack : BusStatus.Ok) || held.Judge(next) != MonitorVerdict.Good)
                    {
                        return false;
                    }

                    if (fails)
                    {
                        held.NotWritten();
                    }
                    else
                    {
                        held.Written();
                        wire = next;
                    }
                }
            }

            return true;
        },
        iter: 3000);

    // What is on the wire stays while the exact count is within 0.6 of it.
    private static PulseCounts Hold(JointDescription[] joints, double width, in PulseCounts wire, in SafeCommand command)
    {
        PulseCounts next = command.Counts;
        for (int i = 0; i < joints.Length; i++)
        {
            double exact = joints[i].Calibration.ToMicroseconds(command.Position[i]) / width;
            next[i] = Math.Abs(exact - wire[i]) <= 0.6 ? wire[i] : next[i];
        }

        return next;
    }
}
