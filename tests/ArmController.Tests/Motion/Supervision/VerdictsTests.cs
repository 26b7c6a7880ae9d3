using ArmController.Motion.Supervision;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class VerdictsTests
{
    [Fact]
    public void The_worst_action_of_any_set_is_the_worst_of_its_members()
    {
        ulong seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray());
        Pcg32 random = new(seed, 1);
        Reasons[] all = Enum.GetValues<Reasons>();
        for (int n = 0; n < 100_000; n++)
        {
            Reasons some = (Reasons)(random.NextUInt() & random.NextUInt() & random.NextUInt());
            SafetyAction expected = all.Where(reason => (reason & some) != 0).Select(Verdicts.Worst).Append(SafetyAction.None).Max();
            Assert.True(expected == Verdicts.Worst(some), $"seed {seed}: {some}");
        }
    }

    [Fact]
    public void Only_what_endangers_hardware_or_cannot_be_driven_lets_a_raised_arm_fall() => Assert.Equal(
        [Reasons.InterlockTripped, Reasons.ServoOverheated, Reasons.OverCurrent],
        Enum.GetValues<Reasons>().Where(reason => Verdicts.Worst(reason) == SafetyAction.Release));

    [Fact]
    public void Every_finding_demands_something_and_what_is_no_finding_demands_nothing() => Assert.All(
        Enum.GetValues<Reasons>(), reason => Assert.Equal((reason & Verdicts.Findings) != 0, Verdicts.Worst(reason) != SafetyAction.None));

    [Fact]
    public void Actions_are_ordered_from_the_mildest_to_the_hardest() => Assert.Equal(
        [SafetyAction.None, SafetyAction.Slow, SafetyAction.Hold, SafetyAction.StopThenHold, SafetyAction.StopThenPark, SafetyAction.Release],
        Enum.GetValues<SafetyAction>().Order());
}
