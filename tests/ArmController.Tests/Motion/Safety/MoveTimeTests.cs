using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>
/// The other side of safety: an envelope that never moves breaks no limit. Random moves from rest to rest are timed against the optimum of
/// continuous time, a bang-bang profile for order 2 and seven segments of constant jerk for order 3.
/// </summary>
public sealed class MoveTimeTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261124;
    private const int Moves = 4000;
    private const double Arrived = 1e-4;
    private const double MoreTicksThanAnyMove = 5_000;

    [Theory]
    [InlineData(0.020, double.PositiveInfinity, 1.03)]
    [InlineData(0.005, double.PositiveInfinity, 1.01)]
    [InlineData(0.020, 150, 1.03)]
    [InlineData(0.005, 150, 1.01)]
    public void Moves_take_hardly_longer_than_the_optimum_and_never_pass_the_target(double period, double jerk, double mostRatio)
    {
        JointLimits limits = new(-3, 3, 3, 15, jerk);
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(1, limits, new(-3, 600, 3, 2400, 550, 2450)), bus, new Seconds(period));
        arm.Open();
        arm.Arm(default);
        Pcg32 random = new(Seed, 0);
        double taken = 0;
        double optimum = 0;
        double furthestPast = 0;
        int stuck = 0;
        for (int move = 0; move < Moves; move++)
        {
            double from = arm.Envelope.Position[0];
            double target = Target(random, from);
            (double seconds, double past) = Move(arm, target);
            taken += seconds;
            optimum += OptimalSeconds(Math.Abs(target - from), limits);
            furthestPast = Math.Max(furthestPast, past);
            stuck += seconds > MoreTicksThanAnyMove * period * 0.99 ? 1 : 0;
        }

        output.WriteLine(
            $"seed {Seed}, {Moves} moves at {period} s: {taken / optimum:0.0000} of the optimum, past the target {furthestPast} rad, stuck {stuck}");
        Assert.Equal(0, stuck);
        Assert.True(furthestPast <= 1.0 / (1L << 40), $"passed the target by {furthestPast} rad");
        Assert.InRange(taken / optimum, 0.95, mostRatio);
    }

    private static double Target(Pcg32 random, double from)
    {
        while (true)
        {
            double distance = random.NextDouble(0.01, 5.5) * (random.NextInt(2) == 0 ? 1 : -1);
            if (Math.Abs(from + distance) <= 3)
            {
                return from + distance;
            }

            if (random.NextInt(8) == 0)
            {
                return -Math.Sign(from) * 3;
            }
        }
    }

    // Until it is there and has as good as stopped; then until it rests, to see that it stays on its side.
    private static (double Seconds, double Past) Move(ServoArm arm, double target)
    {
        double side = Math.Sign(target - arm.Envelope.Position[0]);
        double past = 0;
        double there = -1;
        for (int ticks = 1; ticks <= MoreTicksThanAnyMove; ticks++)
        {
            arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(target)), out SafeCommand command);
            arm.Actuate(command);
            double left = (target - arm.Envelope.Position[0]) * side;
            past = Math.Max(past, -left);
            there = there < 0 && Math.Abs(left) <= Arrived && Math.Abs(arm.Envelope.LastStep[0]) <= Arrived ? ticks : there;
            if (there > 0 && arm.Envelope.LastStep[0] == 0 && arm.Envelope.LastChange[0] == 0)
            {
                return (there * arm.Envelope.Period.Value, past);
            }
        }

        return (MoreTicksThanAnyMove * arm.Envelope.Period.Value, past);
    }

    private static double OptimalSeconds(double distance, JointLimits limits)
    {
        double v = limits.MaxRadiansPerSecond;
        double a = limits.MaxRadiansPerSecondSquared;
        double j = limits.MaxRadiansPerSecondCubed;
        double ramp = v * j >= a * a ? (v / a) + (a / j) : 2 * Math.Sqrt(v / j);
        if (distance >= v * ramp)
        {
            return (distance / v) + ramp;
        }

        double peak = a / 2 * (-(a / j) + Math.Sqrt((a / j * (a / j)) + (4 * distance / a)));
        return peak >= a * a / j ? 2 * ((peak / a) + (a / j)) : 4 * Math.Pow(distance / 2 / j, 1.0 / 3);
    }
}
