using System.CommandLine;
using ArmController.Control.Ticking;

namespace ArmController.Verbs;

/// <summary>Options of the verbs round a service.</summary>
internal static class ServiceOptions
{
    /// <summary>Folder of the sockets.</summary>
    public static Option<string> Runtime { get; } = new("--runtime")
    {
        Description = "Folder of the service's sockets and lock.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Folder("RUNTIME_DIRECTORY", "/run/armctl", "XDG_RUNTIME_DIR"),
    };

    /// <summary>Folder of what outlives a reboot.</summary>
    public static Option<string> State { get; } = new("--state")
    {
        Description = "Folder of what outlives a reboot: runs, checkpoints, where the arm was left.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Folder("STATE_DIRECTORY", "/var/lib/armctl", "XDG_STATE_HOME"),
    };

    /// <summary>The I2C bus.</summary>
    public static Option<string?> I2c { get; } = new("--i2c")
    {
        Description = "The I2C bus: a device, or unix: and the socket of a simulated one. Without it the arm's own, /dev/i2c-N.",
        HelpName = "PATH",
    };

    /// <summary>Ticks a second.</summary>
    public static Option<int> Rate { get; } = new("--rate")
    {
        Description = "Ticks a second.",
        HelpName = "HZ",
        DefaultValueFactory = _ => (int)Math.Round(Cadence.Usual.Hertz),
        CustomParser = result => NumberToken.Whole(result, "--rate", 20, 1_000),
    };

    /// <summary>Real-time priority, 0 for none; each verb has its own usual one.</summary>
    public static Option<int> Priority(string description, int usual) => new("--priority")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result => NumberToken.Whole(result, "--priority", 0, 99),
    };

    /// <summary>Number of a processor; null for any.</summary>
    public static Option<int?> Processor(string description) => new("--cpu")
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => NumberToken.Whole(result, "--cpu", 0, 1_023),
    };

    // systemd names the folder; else the machine's one, when somebody made it for us; else the user's own.
    private static string Folder(string given, string ofMachine, string ofUser)
    {
        if (Environment.GetEnvironmentVariable(given) is { Length: > 0 } systemd)
        {
            return systemd.Split(':')[0];
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Directory.Exists(ofMachine) ? ofMachine
            : Path.Combine(
                Environment.GetEnvironmentVariable(ofUser) is { Length: > 0 } user ? user : Path.Combine(home, ".local", "state"), "armctl");
    }
}
