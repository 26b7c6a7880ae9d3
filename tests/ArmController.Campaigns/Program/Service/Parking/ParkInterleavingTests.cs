using System.Runtime.Versioning;
using ArmController.Tests.Program.Service.Parking;
using Xunit;

namespace ArmController.Campaigns.Program.Service.Parking;

/// <summary>
/// The first frame of any process equals the park pose when the park file truly says parked, or a pose that a person confirmed at most ten seconds
/// ago. Words, ticks, changes of mode, file writes, rounds and kills come in every order that is drawn.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ParkInterleavingTests
{
    private const int Interleavings = 120_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void In_no_order_of_things_does_a_process_leave_an_untrue_park_file_whichever_comes_first_in_a_round(int seed, bool servesFirst)
    {
        (string complaint, string found) = ParkOrders.Explore((ulong)seed, servesFirst, keeps: true, Interleavings / 2);
        Assert.True(complaint.Length == 0, $"{complaint}: {found}");
    }
}
