using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class SilenceWatchTests
{
    [Fact]
    public void It_speaks_at_the_fifth_silent_tick_in_a_row_and_falls_silent_with_the_first_reading()
    {
        SilenceWatch watch = default;
        bool[] fresh = [true, false, false, false, false, true, false, false, false, false, false, false, true, false];
        bool[] spoken = [.. fresh.Select(reading => watch.Look(reading, limit: 5))];
        Assert.Equal([false, false, false, false, false, false, false, false, false, false, true, true, false, false], spoken);
    }
}
