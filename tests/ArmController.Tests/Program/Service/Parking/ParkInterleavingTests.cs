using System.Runtime.Versioning;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>
/// The first frame of any process equals the park pose when the park file truly says parked, or a pose that a person confirmed at most ten seconds
/// ago. Words, ticks, changes of mode, file writes, rounds and kills come in every order that is drawn.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ParkInterleavingTests(ITestOutputHelper output)
{
    private const int Depth = 8;
    private const int Interleavings = 120_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void In_no_order_of_things_does_a_process_leave_an_untrue_park_file_whichever_comes_first_in_a_round(int seed, bool servesFirst)
    {
        (string complaint, string found) = Explore((ulong)seed, servesFirst, keeps: true, Interleavings / 2);
        Assert.True(complaint.Length == 0, $"{complaint}: {found}");
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_rule_that_looks_at_the_mode_alone_is_found_out_whichever_comes_first_in_a_round(int seed, bool servesFirst)
    {
        (string complaint, string found) = Explore((ulong)seed, servesFirst, keeps: false, Interleavings / 2);
        output.WriteLine($"found: {complaint}: {found}");
        Assert.Equal("the file says parked", complaint);
    }

    // Each begins where the one before ended.
    private (string Complaint, string Steps) Explore(ulong seed, bool servesFirst, bool keeps, int most)
    {
        using ParkWorld world = new(seed, servesFirst, keeps);
        HashSet<string> seen = [];
        string steps = "";
        int done = 0;
        for (; done < most && world.Complaint.Length == 0; done++)
        {
            steps = string.Join(", ", Enumerable.Range(0, Depth).Select(_ => world.Step()));
            seen.Add(steps);
        }

        output.WriteLine($"seed {seed}: {done:#,0} interleavings of depth {Depth}, {seen.Count:#,0} of them different, {world.Kills:#,0} kills; "
            + string.Join(", ", Enum.GetValues<Mode>().Select(mode => $"{mode} {world.Visits[(int)mode]:#,0}")));
        return (world.Complaint, steps);
    }
}
