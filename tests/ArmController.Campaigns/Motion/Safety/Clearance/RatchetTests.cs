using ArmController.Tests.Motion.Safety.Clearance;
using Xunit;

namespace ArmController.Campaigns.Motion.Safety.Clearance;

public sealed class RatchetTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_that_was_too_near_comes_nearer_than_it_was_not_even_between_ticks(int order) => TooNearTrials.Run(order, 4_000);
}
