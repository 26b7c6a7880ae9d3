using ArmController.Control.Tasks;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Tasks;

public sealed class StreakTests
{
    [Theory]
    [InlineData("..xxx", 5)]
    [InlineData("xx.xx.xxx", 9)]
    [InlineData("xx.xx.xx.", 0)]
    [InlineData("xxx......", 3)]
    public void Only_decisions_in_a_row_count_and_success_stays(string inside, int reachedAfter)
    {
        Streak streak = default;
        for (int i = 0; i < inside.Length; i++)
        {
            streak.Note(inside[i] == 'x' ? 0.02 : 0.0200001, 0.02, 3);
            Assert.Equal(reachedAfter > 0 && i + 1 >= reachedAfter, streak.Reached);
            StateReader reader = new(SavedState.Of(streak.Save));
            streak = default;
            streak.Load(ref reader);
        }
    }

    [Fact]
    public void A_distance_that_is_no_number_is_outside()
    {
        Streak streak = default;
        streak.Note(double.NaN, 0.02, 1);
        Assert.False(streak.Reached);
    }
}
