using ArmController.Tests.Program.Learn;
using Xunit;

namespace ArmController.Campaigns.Program.Learn;

/// <summary>What SIGKILL leaves behind, fifty times.</summary>
[Collection(AfterAllOthers.Name)]
public sealed class FiftyKillsTests
{
    [Fact]
    public Task Fifty_kills_at_random_moments_each_leave_a_checkpoint_that_can_be_gone_on_from() => KillTests.KillAsync(50);
}
