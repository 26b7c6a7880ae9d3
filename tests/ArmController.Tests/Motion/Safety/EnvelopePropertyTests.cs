using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Tests.Motion.Servo;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>
/// Any accepted arm under any stream of wishes: limits hold exactly, a stop is always possible, garbage changes nothing, pulses hold.
/// </summary>
public sealed class EnvelopePropertyTests
{
    private static readonly Gen<double> Limit = Gen.Int[0, 4].Select(i => new[] { 1.5, -1.5, 3, -3, 0 }[i]);

    private static readonly Gen<double> Wish = Gen.OneOf(Gen.Double[-5, 5], Gen.Double[-0.1, 0.1], Gen.Double.Special, Gen.Double, Limit);

    private static readonly Gen<JointDescription> Joint =
        from min in Gen.Double[-3, 2.9]
        from range in Gen.Double[0.02, 3]
        from speed in Gen.Double[0.05, 20]
        from rate in Gen.Double[0.5, 200]
        from slope in Gen.Double[100, 1000]
        from rising in Gen.Bool
        let s = rising ? slope : -slope
        select new JointDescription(
            "any", new(min, min + range, speed, rate), new(min, 1500 - (s * range / 2), min + range, 1500 + (s * range / 2), 500, 2500), min);

    private static readonly Gen<(JointDescription[] Joints, double Period, double Start, (byte Kind, double[] Wishes, bool Lost)[] Stream)> Cases =
        from joints in Joint.Array[1, 8]
        from period in Gen.Double[0.001, 0.02]
        from start in Gen.Double[0, 1]
        from stream in Gen.Select(Gen.Byte[0, 3], Wish.Array[8], Gen.Int[0, 9].Select(i => i == 0)).Array[1, 120]
        select (joints, period, start, stream);

    [Fact]
    public void Whatever_is_proposed_the_emission_is_clean() => Cases.Sample(
        c =>
        {
            ArmDescription description = SmallArms.Coarser(SmallArms.Of([.. c.Joints]), 4.8828125);
            Seconds period = new(c.Period);
            using FakeServoBus bus = new();
            using ServoArm arm = new(description, bus, period);
            EmissionAudit audit = new(description, period);
            arm.Open();
            Joints<Radian> pose = default;
            for (int i = 0; i < c.Joints.Length; i++)
            {
                JointLimits limits = c.Joints[i].Limits;
                pose[i] = Math.Clamp(limits.MinRadians + (c.Start * (limits.MaxRadians - limits.MinRadians)), limits.MinRadians, limits.MaxRadians);
            }

            if (arm.Arm(pose) != ArmingAnswer.Armed)
            {
                return false;
            }

            audit.Start(arm.Envelope.Position);
            foreach ((byte kind, double[] wishes, bool lost) in c.Stream)
            {
                Proposal proposal = new() { Kind = (ProposalKind)kind, Velocity = SmallArms.Speed(wishes), Target = SmallArms.Pose(wishes) };
                arm.Envelope.Admit(proposal, out SafeCommand command);
                if (lost)
                {
                    bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
                }

                if (arm.Actuate(command) == BusStatus.Ok)
                {
                    audit.See(command.Position, bus.Outputs);
                }
                else if (arm.Interlock.State == InterlockState.Tripped)
                {
                    break;
                }

                audit.CheckStop();
            }

            return Enum.GetValues<EmissionFault>().All(f => audit.Count(f) == 0);
        },
        iter: 2000);
}
