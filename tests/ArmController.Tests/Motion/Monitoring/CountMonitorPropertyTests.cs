using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Tests.Motion.Servo;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>
/// Whatever the true envelope emits, with and without a limit of jerk, from inside and from outside the limits, whatever the bus loses and
/// however limits are narrowed meanwhile, in jerk alone too, and widened again: the monitor never refuses.
/// </summary>
public sealed class CountMonitorPropertyTests
{
    private static readonly Gen<double> Wish = Gen.OneOf(Gen.Double[-5, 5], Gen.Double[-0.1, 0.1], Gen.Double.Special, Gen.Double);

    private static readonly Gen<double> Jerk = Gen.OneOf(Gen.Const(double.PositiveInfinity), Power(-2, 6));

    private static readonly Gen<JointDescription> Joint =
        from min in Gen.Double[-3, 2.9]
        from range in Gen.Double[0.02, 3]
        from speed in Power(-3, 2)
        from rate in Power(-3, 3)
        from jerk in Jerk
        from pulses in Gen.Double[1, 2400]
        from rising in Gen.Bool
        let s = rising ? pulses / 2 : -pulses / 2
        select new JointDescription("any", new(min, min + range, speed, rate, jerk), new(min, 1500 - s, min + range, 1500 + s, 500, 2500), min);

    // How the limits are narrowed before a piece of the stream, if at all, with a limit of jerk or without, and what is wished in it.
    private static readonly Gen<(double Narrow, double Jerk, byte Kind, double[] Wishes, int Ticks, bool Lost)> Piece = Gen.Select(
        Gen.OneOf(Gen.Const(0.0), Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0.1, 1]), Gen.OneOf(Gen.Const(0.0), Gen.Double[0.02, 2.2]),
        Gen.Byte[0, 3], Wish.Array[8], Gen.Int[1, 40], Gen.Int[0, 5].Select(i => i == 0));

    private static readonly Gen<(
        JointDescription[] Joints, double Width, double Period, double Start,
        (double Narrow, double Jerk, byte Kind, double[] Wishes, int Ticks, bool Lost)[] Stream)> Cases =
        from joints in Joint.Array[1, 8]
        from width in Power(-1, 1)
        from period in Gen.Double[0.001, 0.02]
        from start in Gen.OneOf(Gen.Double[0, 1], Gen.Double[-0.2, 1.2])
        from stream in Piece.Array[1, 30]
        select (joints, width, period, start, stream);

    [Fact]
    public void A_lawful_motion_is_never_refused()
    {
        int driven = 0;
        Cases.Sample(c => IsNeverRefused(c, ref driven), iter: 3000, threads: 1);
        Assert.True(driven > 1000, $"only {driven} arms were driven");
    }

    private static bool IsNeverRefused(
        (JointDescription[] Joints, double Width, double Period, double Start,
            (double Narrow, double Jerk, byte Kind, double[] Wishes, int Ticks, bool Lost)[] Stream) c,
        ref int driven)
    {
        ArmDescription description = SmallArms.Coarser(SmallArms.Of([.. c.Joints]), c.Width);
        Seconds period = new(c.Period);
        if (EnvelopeRules.Check(description, period).Any(fault => fault.IsHard))
        {
            return true;
        }

        using FakeServoBus bus = new();
        using ServoArm arm = new(description, bus, period);
        arm.Open();
        Joints<Radian> pose = Joints<Radian>.From(
            [.. c.Joints.Select(j => j.Limits.MinRadians + (c.Start * (j.Limits.MaxRadians - j.Limits.MinRadians)))]);
        ArmingAnswer armed = arm.Arm(pose, mayRecover: true);
        if (armed != ArmingAnswer.Armed)
        {
            return armed == ArmingAnswer.PoseOutsideLimits;
        }

        driven++;
        foreach ((double narrow, double jerk, byte kind, double[] wishes, int ticks, bool lost) in c.Stream)
        {
            if (narrow > 0)
            {
                arm.SwitchLimits([.. c.Joints.Select(j => Narrowed(j.Limits, narrow, jerk, c.Period))]);
            }

            Proposal proposal = new() { Kind = (ProposalKind)kind, Velocity = SmallArms.Speed(wishes), Target = SmallArms.Pose(wishes) };
            for (int tick = 0; tick < ticks; tick++)
            {
                if (lost && tick == ticks - 1)
                {
                    bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
                }

                arm.Envelope.Admit(proposal, out SafeCommand command);
                BusStatus status = arm.Actuate(command);
                if (arm.Interlock.State != InterlockState.Armed)
                {
                    return arm.Interlock.Reason == TripReason.BusFailed;
                }

                if (status == BusStatus.MonitorRefused)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // A share of 1 without a limit of jerk is the joint's own limits again.
    private static JointLimits Narrowed(in JointLimits limits, double share, double jerk, double period) =>
        share == 1 && jerk == 0 ? limits : limits with
        {
            MaxRadians = share == 1 ? limits.MaxRadians : limits.MinRadians + (share * (limits.MaxRadians - limits.MinRadians)),
            MaxRadiansPerSecond = share * limits.MaxRadiansPerSecond,
            MaxRadiansPerSecondCubed = jerk == 0
                ? limits.MaxRadiansPerSecondCubed
                : Math.Min(limits.MaxRadiansPerSecondCubed, jerk * limits.MaxRadiansPerSecondSquared / period),
        };

    private static Gen<double> Power(double from, double to) => Gen.Double[from, to].Select(x => Math.Pow(10, x));
}
