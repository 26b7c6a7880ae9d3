using System.Globalization;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>
/// Whatever the reader accepts can be built and run: numbers at the ends of what it accepts. The campaign takes all of them, and many together.
/// </summary>
public sealed class AcceptedArmTests
{
    [Fact]
    public void Numbers_run_at_both_ends_of_what_is_accepted() => new AcceptedNumbers("desk4").RunEach(step: 4);

    [Fact]
    public void Random_twins_within_what_is_accepted_run()
    {
        Pcg32 random = new(20261124, 6);
        ArmConfiguration arm = ShippedArms.Load("desk4");
        double End(double low, double high)
        {
            double share = random.NextDouble();
            return share < 0.3 ? low : share < 0.6 ? high : random.NextDouble(low, high);
        }

        string List(double low, double high) =>
            string.Create(CultureInfo.InvariantCulture, $"[{End(low, high)}, {End(low, high)}, {End(low, high)}, {End(low, high)}]");
        int ran = 0;
        using Scratch scratch = new();
        for (int draw = 0; draw < 200; draw++)
        {
            string file = scratch.File("twin.json");
            string text = string.Create(CultureInfo.InvariantCulture, $"\"latencyTicks\": {(int)End(0, 16)}");
            string words = $$"""{"backlashDeg": {{List(0, 20)}}, "linkScale": {{List(0.25, 4)}}, "zeroOffsetDeg": {{List(-45, 45)}}, {{text}}}""";
            File.WriteAllText(file, words);
            Assert.True(TwinCatalogue.Load(file, chainCount: 4).TryGet(out TwinPerturbation? twin));
            LearnerKind kind = (LearnerKind)(draw % 3);
            RigPlan plan = new(arm, twin, kind, 1);
            if (plan.Task.Unfair(plan.Scope) is null)
            {
                AcceptedNumbers.Run(plan, $"{twin}");
                ran++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ran} of 200 twins left goals to draw and ran");
        Assert.True(ran > 50);
    }
}
