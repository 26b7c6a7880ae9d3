using System.Runtime.Versioning;
using Xunit;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>
/// The first frame of any process equals the park pose when the park file truly says parked, or a pose that a person confirmed at most ten seconds
/// ago. Words, ticks, changes of mode, file writes, rounds and kills come in every order that is drawn.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ParkInterleavingTests(ITestOutputHelper output)
{
    // The campaigns draw sixty times as many.
    private const int Few = 1_000;
    private const int Many = 60_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void In_no_order_of_things_does_a_process_leave_an_untrue_park_file_whichever_comes_first_in_a_round(int seed, bool servesFirst)
    {
        (string complaint, string found) = ParkOrders.Explore((ulong)seed, servesFirst, keeps: true, Few);
        Assert.True(complaint.Length == 0, $"{complaint}: {found}");
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_rule_that_looks_at_the_mode_alone_is_found_out_whichever_comes_first_in_a_round(int seed, bool servesFirst)
    {
        (string complaint, string found) = ParkOrders.Explore((ulong)seed, servesFirst, keeps: false, Many);
        output.WriteLine($"found: {complaint}: {found}");
        Assert.Equal("the file says parked", complaint);
    }
}
