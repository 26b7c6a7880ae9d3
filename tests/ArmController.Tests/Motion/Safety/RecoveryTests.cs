using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>
/// A joint that starts outside its limits comes back slowly, whatever is wished, and never goes farther out than its stop already goes.
/// </summary>
public sealed class RecoveryTests(ITestOutputHelper output)
{
    private const ulong Seed = 7;
    private const int Trials = 2_000;
    private const int Ticks = 600;

    // The peak here is summed up in doubles.
    private const double Rounding = 1e-10;

    // The pulses reach 0.35 rad beyond either limit.
    private static readonly CountCalibration WiderLine = new(-1.5, 700, 1.5, 2300, 515, 2485);

    [Fact]
    public void Without_leave_a_pose_outside_is_refused_and_with_it_only_as_far_as_pulses_reach()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Arm(bus, double.PositiveInfinity);
        Assert.Equal(ArmingAnswer.PoseOutsideLimits, arm.Arm(SmallArms.Pose(1.6)));
        Assert.Equal(ArmingAnswer.PoseOutsideLimits, arm.Arm(SmallArms.Pose(1.9), mayRecover: true));
        Assert.Equal(ArmingAnswer.PoseOutsideLimits, arm.Arm(SmallArms.Pose(1e30), mayRecover: true));
        Assert.Equal(ArmingAnswer.PoseNotFinite, arm.Arm(SmallArms.Pose(double.NaN), mayRecover: true));
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(SmallArms.Pose(1.6), mayRecover: true));
        arm.Envelope.Admit(default, out SafeCommand still);
        arm.Actuate(still);
        Assert.Equal(1.6, arm.Envelope.Position[0], 1e-9);

        // The first pulse is where the joint is and not the limit's.
        Assert.Equal((int)Math.Round(WiderLine.ToCounts(1.6)), bus.Outputs[0]);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(150)]
    public void Hostile_wishes_never_lead_farther_out(double jerk)
    {
        Pcg32 random = new(Seed, 0);
        int outward = 0;
        int recovered = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            using FakeServoBus bus = new();
            using ServoArm arm = Arm(bus, jerk);
            double start = random.NextDouble(1.501, 1.8);
            Assert.Equal(ArmingAnswer.Armed, arm.Arm(SmallArms.Pose(start), mayRecover: true));
            JointLimits slow = new(-1.5, 1.5, 0.3, 15.0 / 4, jerk / 2);
            double bound = start;
            bool back = false;
            for (int tick = 0; tick < Ticks && !back; tick++)
            {
                arm.Envelope.Admit(Wish(random, tick), out SafeCommand command);
                arm.Actuate(command);
                double at = arm.Envelope.Position[0];
                outward += at > bound + Rounding ? 1 : 0;
                bound = Math.Min(bound, Peak(at, arm.Envelope.LastStep[0], arm.Envelope.LastChange[0], slow));
                back = bound <= 1.5;
                Assert.True(Math.Abs(arm.Envelope.Velocity[0]) <= 0.3 + 1e-9, "faster than recovery allows");
            }

            recovered += back ? 1 : 0;
        }

        output.WriteLine($"seed {Seed}: {recovered} of {Trials} recovered in {Ticks} ticks, {outward} outward ticks");
        Assert.Equal(0, outward);
        Assert.True(recovered > Trials * 0.9, $"only {recovered} of {Trials} came back");
    }

    [Fact]
    public void Back_inside_a_joint_has_its_full_limits_again()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Arm(bus, double.PositiveInfinity);
        arm.Arm(SmallArms.Pose(1.6), mayRecover: true);
        double fastest = 0;
        for (int i = 0; i < 200; i++)
        {
            arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(-1.5)), out SafeCommand command);
            Assert.Equal(arm.Envelope.Position[0] > 1.5, (command.Trims[0] & Trims.LimitChange) != 0);
            arm.Actuate(command);
            fastest = Math.Max(fastest, Math.Abs(arm.Envelope.Velocity[0]));
        }

        Assert.Equal(-1.5, arm.Envelope.Position[0], 1e-9);
        Assert.Equal(3, fastest, 1e-6);
    }

    [Fact]
    public void Bounding_the_place_instead_of_the_stop_would_lead_out()
    {
        // The rule that was tried first: the bound is where the joint is now. A joint that brakes hard on its way in, to turn round, cannot
        // take that back at once and must go out a little before it rests.
        JointBounds slow = new(-1_000_000, 1_000_000, 300, 10, 3);
        Pcg32 random = new(Seed, 1);
        int outward = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            LaneState at = new(1_100_000, 0, 0);
            for (int tick = 0; tick < 500; tick++)
            {
                JointBounds wrong = slow with { QMax = Math.Max(slow.QMax, at.Q) };
                double wish = random.NextInt(3) == 0 ? 300 : -300;
                LaneState next = at.After(LaneStep.AtVelocity(wrong, at, wish, 1, out _));
                outward += next.Q > wrong.QMax ? 1 : 0;
                at = next;
            }
        }

        output.WriteLine($"seed {Seed}: the wrong rule leads out in {outward} of 100,000 ticks");
        Assert.True(outward > 0);
    }

    private static ServoArm Arm(FakeServoBus bus, double jerk)
    {
        ServoArm arm = new(SmallArms.Of(1, SmallArms.ServoLimits with { MaxRadiansPerSecondCubed = jerk }, WiderLine), bus, SmallArms.At50Hertz);
        arm.Open();
        return arm;
    }

    private static Proposal Wish(Pcg32 random, int tick) => random.NextInt(5) switch
    {
        0 => default,
        1 => Proposal.Towards(SmallArms.Pose(random.NextDouble(-2, 2.5))),
        2 => Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-10, 4))),
        3 => Proposal.AtVelocity(SmallArms.Speed((tick / 10 % 2) == 0 ? 9 : -9)),
        _ => Proposal.Towards(SmallArms.Pose(-1)),
    };

    // Own arithmetic: hardest braking in doubles, or its jerk-limited form, found by trying.
    private static double Peak(double q, double step, double change, JointLimits slow)
    {
        const double T = 0.02;
        double a = slow.MaxRadiansPerSecondSquared * T * T;
        double j = slow.MaxRadiansPerSecondCubed * T * T * T;
        double peak = q;
        if (step <= 0 && change <= 0)
        {
            return peak;
        }

        while (step > 1e-12 || change > 1e-12)
        {
            double want = step > 0 ? -Math.Min(a, Math.Min(step, double.IsInfinity(j) ? step : Hardest(step, j))) : 0;
            change = double.IsInfinity(j) ? want : Math.Clamp(want, change - j, change + j);
            step += change;
            q += step;
            peak = Math.Max(peak, q);
        }

        return peak;
    }

    private static double Hardest(double step, double jerk)
    {
        double low = 0;
        double high = step;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            double left = step;
            for (double d = middle; d > 0; d -= jerk)
            {
                left -= d;
            }

            (low, high) = left >= 0 ? (middle, high) : (low, middle);
        }

        return low;
    }
}
