using System.Globalization;

namespace ArmController.Tests.Fuzz;

/// <summary>How long to fuzz, from which seed, and where findings go; from the environment, so that a nightly run needs no other build.</summary>
internal static class FuzzSettings
{
    /// <summary>Seconds per target.</summary>
    public const string SecondsName = "ARMCTL_FUZZ_SECONDS";

    /// <summary>Seed of the mutations.</summary>
    public const string SeedName = "ARMCTL_FUZZ_SEED";

    /// <summary>Folder for findings.</summary>
    public const string FindingsName = "ARMCTL_FUZZ_FINDINGS";

    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(Number(SecondsName, 1.5));

    /// <summary>The usual run is the same every time, so that it says something of the change at hand; a long one looks further each time.</summary>
    public static ulong Seed { get; } = (ulong)Number(
        SeedName, Environment.GetEnvironmentVariable(SecondsName) is null ? 1 : Environment.TickCount & int.MaxValue);

    public static string Findings { get; } = Environment.GetEnvironmentVariable(FindingsName) ?? Path.Combine(Path.GetTempPath(), "armctl-fuzz");

    private static double Number(string name, double usual) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : usual;
}
