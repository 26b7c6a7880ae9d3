using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Estimation;

public sealed class SeenTipTests
{
    private const double PeriodSeconds = 0.02;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.009, 0)]
    [InlineData(0.02, 1)]
    [InlineData(0.2, 10)]
    public void A_tip_stands_beside_the_angles_that_the_arm_had_when_it_was_seen(double latency, int ticks)
    {
        SeenTip seen = New(latency);
        for (int n = 0; n < 50; n++)
        {
            ArmState state = Tick(seen, n, hasTip: true);
            Assert.Equal(Math.Max(0, n - ticks), state.TipAngles[0]);
            Assert.Equal(n, state.Tip.X);
            Assert.Equal(ticks * PeriodSeconds, state.TipAge.Value, 1e-12);
            Assert.True(state.TipMeasured && state.TipIsNew);
        }
    }

    [Fact]
    public void Between_two_tips_the_last_is_held_with_its_angles_and_after_half_a_second_no_more()
    {
        SeenTip seen = New(0.1);
        Assert.False(Tick(seen, 0, hasTip: false).TipMeasured);
        for (int n = 1; n < 20; n++)
        {
            Tick(seen, n, hasTip: n == 19);
        }

        for (int n = 20; n < 60; n++)
        {
            ArmState state = Tick(seen, n, hasTip: false);
            Assert.Equal(n <= 19 + 25, state.TipMeasured);
            if (state.TipMeasured)
            {
                Assert.Equal((19, 19 - 5), (state.Tip.X, state.TipAngles[0]));
                Assert.Equal((n - 19 + 5) * PeriodSeconds, state.TipAge.Value, 1e-12);
            }
        }

        Assert.True(Tick(seen, 60, hasTip: true).TipMeasured);
    }

    [Fact]
    public void A_tip_is_new_until_somebody_took_it()
    {
        SeenTip seen = New(0);
        Assert.True(Tick(seen, 0, hasTip: true).TipIsNew);
        Assert.True(Tick(seen, 1, hasTip: false).TipIsNew);
        seen.Take();
        Assert.False(Tick(seen, 2, hasTip: false).TipIsNew);
        Assert.True(Tick(seen, 3, hasTip: true).TipIsNew);
    }

    [Fact]
    public void At_rest_in_another_place_nothing_was_seen_there_yet()
    {
        SeenTip seen = New(0.1);
        Tick(seen, 0, hasTip: true);
        seen.RestAt(Joints<Radian>.From([7]));
        ArmState state = Tick(seen, 1, hasTip: false);
        Assert.False(state.TipMeasured || state.TipIsNew);
        Assert.Equal(7, Tick(seen, 2, hasTip: true).TipAngles[0]);
    }

    [Fact]
    public void What_it_does_not_show_yet_is_what_was_made_since_and_what_is_on_its_way()
    {
        ArmState state = new() { Residual = Joints<Radian>.From([0.1]), Angles = Joints<Radian>.From([0.5]), TipAngles = Joints<Radian>.From([0.3]) };
        Assert.Equal(0.3, state.Unseen(0), 1e-12);
    }

    [Fact]
    public void Saved_in_any_moment_it_goes_on_alike_and_what_is_cut_is_refused()
    {
        SeenTip seen = New(0.1);
        for (int n = 0; n < 80; n++)
        {
            SeenTip other = New(0.1);
            byte[] image = SavedState.Of(seen.Save);
            Assert.True(SavedState.Load(image, other.Load));
            Assert.False(SavedState.Load(image, New(0.08).Load));
            Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), New(0.1).Load));
            bool hasTip = n % 7 == 0 && n < 40;
            Assert.Equal(Tick(seen, n, hasTip), Tick(other, n, hasTip));
            Assert.Equal(SavedState.Of(seen.Save), SavedState.Of(other.Save));
        }
    }

    [Fact]
    public void It_allocates_nothing()
    {
        SeenTip seen = New(0.2);
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int n = 0; n < 1000; n++)
            {
                Tick(seen, n, n % 3 == 0);
            }
        }));
    }

    private static SeenTip New(double latency)
    {
        SeenTip seen = new(new Seconds(PeriodSeconds), new Seconds(latency));
        seen.RestAt(default);
        return seen;
    }

    // In tick n the arm stands at n, and a tip that comes says n.
    private static ArmState Tick(SeenTip seen, int n, bool hasTip)
    {
        ArmState state = new() { Angles = Joints<Radian>.From([n]) };
        seen.Update(new SensorReading { HasTip = hasTip, Tip = hasTip ? new Vector3d(n, 0, 0) : default }, ref state);
        return state;
    }
}
