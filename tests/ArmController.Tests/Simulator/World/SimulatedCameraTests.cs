using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Simulator.World;
using Xunit;

namespace ArmController.Tests.Simulator.World;

public sealed class SimulatedCameraTests
{
    private const int Ticks = 40_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void It_tells_every_tip_so_many_ticks_late(int late)
    {
        SimulatedCamera camera = New(new(late * 0.02, 0, 0, 0));
        for (int n = 0; n < 100; n++)
        {
            camera.Advance(new(n, 0, 0));
            Assert.Equal(n >= late, camera.TryRead(out Vector3d tip));
            Assert.Equal(Math.Max(0, n - late), tip.X);
            Assert.False(camera.TryRead(out _));
        }
    }

    [Theory]
    [InlineData(25, 0.5)]
    [InlineData(30, 0.6)]
    [InlineData(50, 1)]
    [InlineData(1000, 1)]
    public void It_has_a_rate_of_its_own_and_never_more_than_one_a_tick(double hertz, double share) =>
        Assert.Equal(share, Told(New(new(0, 0, hertz, 0))).Count / (double)Ticks, 1e-3);

    [Fact]
    public void So_many_are_lost()
    {
        // Five standard deviations of a share.
        double share = 1 - (Told(New(new(0.1, 0, 0, 0.2))).Count / (double)Ticks);
        Assert.InRange(share, 0.2 - (5 * Math.Sqrt(0.2 * 0.8 / Ticks)), 0.2 + (5 * Math.Sqrt(0.2 * 0.8 / Ticks)));
    }

    /// <summary>At 5 Hz no tip overtakes another, and all that were seen are told.</summary>
    [Fact]
    public void The_latency_is_evenly_spread_about_its_mean()
    {
        int[] late = [.. Told(New(new(0.1, 0.06, 5, 0))).Select(told => told.Tick - told.SeenAt)];
        Assert.InRange(late.Length, (Ticks / 10) - 1, Ticks / 10);
        Assert.Equal((2, 8), (late.Min(), late.Max()));
        Assert.Equal(5, late.Average(), 0.15);
        for (int ticks = 3; ticks <= 7; ticks++)
        {
            double share = late.Count(wait => wait == ticks) / (double)late.Length;
            Assert.InRange(share, (1 / 6.0) - 0.03, (1 / 6.0) + 0.03);
        }
    }

    [Fact]
    public void What_was_seen_later_is_never_told_before_what_was_seen_earlier()
    {
        List<(int Tick, int SeenAt)> told = Told(New(new(0.1, 0.1, 0, 0.1)));
        Assert.InRange(told.Count, Ticks / 10, Ticks * 9 / 10);
        for (int n = 1; n < told.Count; n++)
        {
            Assert.True(told[n].SeenAt > told[n - 1].SeenAt);
        }
    }

    [Fact]
    public void It_is_as_noisy_as_it_says()
    {
        SimulatedCamera camera = new(new(0.1, 0, 0, 0), 0.005, new Seconds(0.02), 3);
        double squares = 0;
        int told = 0;
        for (int n = 0; n < Ticks; n++)
        {
            camera.Advance(default);
            if (camera.TryRead(out Vector3d tip))
            {
                squares += Vector3d.Dot(tip, tip);
                told++;
            }
        }

        Assert.Equal(0.005, Math.Sqrt(squares / (3 * told)), 0.005 * 5 * Math.Sqrt(1.0 / (6 * told)));
    }

    [Fact]
    public void Put_somewhere_else_it_tells_nothing_of_before()
    {
        SimulatedCamera camera = New(new(0.1, 0, 0, 0));
        for (int n = 0; n < 20; n++)
        {
            camera.Advance(new(1, 1, 1));
        }

        camera.Clear();
        Assert.False(camera.TryRead(out _));
    }

    [Fact]
    public void Saved_in_any_moment_it_goes_on_alike_and_what_is_cut_is_refused()
    {
        SimulatedCamera camera = New(new(0.1, 0.06, 30, 0.1));
        for (int n = 0; n < 200; n++)
        {
            SimulatedCamera other = New(new(0.1, 0.06, 30, 0.1));
            byte[] image = SavedState.Of(camera.Save);
            Assert.True(SavedState.Load(image, other.Load));
            Assert.Equal(image, SavedState.Of(other.Save));
            Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), other.Load));
            Assert.True(SavedState.Load(image, other.Load));
            camera.Advance(new(n, 0, 0));
            other.Advance(new(n, 0, 0));
            Assert.Equal((camera.TryRead(out Vector3d tip), tip), (other.TryRead(out Vector3d same), same));
        }
    }

    /// <summary>Nobody may ask for as long as they like: what is kept is bounded, and the newest is told.</summary>
    [Fact]
    public void Never_asked_it_forgets_the_oldest()
    {
        SimulatedCamera camera = New(new(0.1, 0, 0, 0));
        for (int n = 0; n < 1000; n++)
        {
            camera.Advance(new(n, 0, 0));
        }

        Assert.True(camera.TryRead(out Vector3d tip));
        Assert.Equal(994, tip.X);
    }

    private static SimulatedCamera New(TipDelivery delivery) => new(delivery, 0, new Seconds(0.02), 3);

    private static List<(int Tick, int SeenAt)> Told(SimulatedCamera camera)
    {
        List<(int Tick, int SeenAt)> told = [];
        for (int n = 0; n < Ticks; n++)
        {
            camera.Advance(new(n, 0, 0));
            if (camera.TryRead(out Vector3d tip))
            {
                told.Add((n, (int)tip.X));
            }
        }

        return told;
    }
}
