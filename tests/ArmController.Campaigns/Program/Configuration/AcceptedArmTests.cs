using ArmController.Tests.Program.Configuration;
using Xunit;

namespace ArmController.Campaigns.Program.Configuration;

public sealed class AcceptedArmTests
{
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Numbers_run_at_both_ends_of_what_is_accepted_and_together(string name)
    {
        AcceptedNumbers numbers = new(name);
        numbers.RunEach(step: 1);
        Assert.True(numbers.RunRandom(500) > 100);
    }
}
