using System.Runtime.Versioning;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>Draws orders of eight steps, each of which begins where the one before ended, until one leaves an untrue park file.</summary>
[SupportedOSPlatform("linux")]
internal static class ParkOrders
{
    private const int Depth = 8;

    /// <summary>The first complaint and the steps that led to it; no complaint is empty.</summary>
    public static (string Complaint, string Steps) Explore(ulong seed, bool servesFirst, bool keeps, int most)
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

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {done:#,0} interleavings of depth {Depth}, {seen.Count:#,0} of them different, {world.Kills:#,0} kills; "
            + string.Join(", ", Enum.GetValues<Mode>().Select(mode => $"{mode} {world.Visits[(int)mode]:#,0}")));
        return (world.Complaint, steps);
    }
}
