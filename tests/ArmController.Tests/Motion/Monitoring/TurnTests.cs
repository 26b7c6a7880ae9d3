using ArmController.Motion.Monitoring;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

public sealed class TurnTests
{
    [Fact]
    public void Own_cosine_and_sine_agree_with_the_platform_to_2e_14()
    {
        Pcg32 random = new(20261124, 3);
        double worst = 0;
        for (int i = 0; i < 200_000; i++)
        {
            double radians = i < 1000 ? (i - 500) * Math.PI / 60 : random.NextDouble(-100, 100);
            Turn.By(radians, out double cosine, out double sine);
            worst = Math.Max(worst, Math.Max(Math.Abs(cosine - Math.Cos(radians)), Math.Abs(sine - Math.Sin(radians))));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst error {worst:e2}");
        Assert.InRange(worst, 1e-18, 2e-14);
    }

    [Fact]
    public void Zero_turns_nothing()
    {
        Turn.By(0, out double cosine, out double sine);
        Assert.Equal(1, cosine);
        Assert.Equal(0, sine);
    }
}
