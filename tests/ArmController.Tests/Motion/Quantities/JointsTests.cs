using ArmController.Motion.Quantities;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Quantities;

public class JointsTests
{
    private static readonly Gen<double[]> Lanes = Gen.Double[-10, 10].Array[Joints<Radian>.Capacity];

    [Fact]
    public void Equality_compares_every_lane() =>
        Gen.Select(Lanes, Gen.Int[0, Joints<Radian>.Capacity - 1]).Sample((lanes, changed) =>
        {
            var a = Joints<Radian>.From(lanes);
            var b = Joints<Radian>.From(lanes);
            Assert.True(a == b);
            Assert.False(a != b);
            Assert.True(a.Equals(b));
            Assert.True(a.Equals((object)b));
            Assert.Equal(a.GetHashCode(), b.GetHashCode());

            b[changed] += 1;
            Assert.False(a == b);
            Assert.True(a != b);
            Assert.False(a.Equals(b));
        });

    [Fact]
    public void Equality_tells_units_apart() => Assert.False(default(Joints<Radian>).Equals((object)default(Joints<RadianPerSecond>)));

    [Fact]
    public void The_two_zeros_are_equal_and_hash_alike()
    {
        var positive = Joints<Radian>.From([0.0]);
        var negative = Joints<Radian>.From([-0.0]);
        Assert.True(positive == negative);
        Assert.Equal(positive.GetHashCode(), negative.GetHashCode());
    }

    [Fact]
    public void Arithmetic_goes_lane_by_lane() =>
        Gen.Select(Lanes, Lanes, Gen.Double[-3, 3]).Sample((left, right, scale) =>
        {
            Joints<Radian> sum = Joints<Radian>.From(left) + Joints<Radian>.From(right);
            Joints<Radian> difference = Joints<Radian>.From(left) - Joints<Radian>.From(right);
            Joints<Radian> scaled = Joints<Radian>.From(left) * scale;
            for (int i = 0; i < Joints<Radian>.Capacity; i++)
            {
                Assert.Equal(left[i] + right[i], sum[i]);
                Assert.Equal(left[i] - right[i], difference[i]);
                Assert.Equal(left[i] * scale, scaled[i]);
            }
        });

    [Fact]
    public void Units_lead_from_speed_to_angle_and_back() =>
        Gen.Select(Lanes, Gen.Double[0.001, 2]).Sample((lanes, span) =>
        {
            var dt = new Seconds(span);
            var speed = Joints<RadianPerSecond>.From(lanes);
            Joints<Radian> angle = speed * dt;
            Joints<RadianPerSecond> again = angle / dt;
            Joints<RadianPerSecondSquared> acceleration = speed / dt;
            for (int i = 0; i < Joints<Radian>.Capacity; i++)
            {
                Assert.Equal(lanes[i] * span, angle[i]);
                Assert.Equal(lanes[i], again[i], 1e-14);
                Assert.Equal(lanes[i] / span, acceleration[i]);
            }
        });

    [Fact]
    public void Missing_lanes_are_zero()
    {
        var joints = Joints<Radian>.From([1, 2]);
        Assert.Equal(2, joints[1]);
        for (int i = 2; i < Joints<Radian>.Capacity; i++)
        {
            Assert.Equal(0, joints[i]);
        }
    }

    [Fact]
    public void A_ninth_lane_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Joints<Radian>.From(new double[Joints<Radian>.Capacity + 1]));
        Assert.Throws<IndexOutOfRangeException>(() => Lane(Joints<Radian>.Capacity));
        Assert.Throws<IndexOutOfRangeException>(() => Lane(-1));

        static double Lane(int lane)
        {
            Joints<Radian> joints = default;
            return joints[lane];
        }
    }

    [Fact]
    public void Units_carry_their_symbols()
    {
        Assert.Equal(["rad", "rad/s", "rad/s²"], [Radian.Symbol, RadianPerSecond.Symbol, RadianPerSecondSquared.Symbol]);
    }
}
