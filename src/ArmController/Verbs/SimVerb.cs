using System.CommandLine;
using System.Globalization;
using ArmController.Simulation;
using ArmController.Simulator.Chips;

namespace ArmController.Verbs;

/// <summary><c>armctl sim</c>: parts of the simulator in processes of their own.</summary>
internal static class SimVerb
{
    private static readonly Option<string> SocketPath = new("--socket") { Description = "The socket to offer the bus on.", HelpName = "PATH", Required = true };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb chip = new(
            "chip",
            "A simulated PCA9685 that outlives whoever drives it; says when its pulses begin and end.",
            "armctl sim chip --socket /tmp/chip.sock",
            "armctl run --hw real --i2c unix:/tmp/chip.sock")
        {
            SocketPath,
        };
        chip.Does((words, terminal) => OperatorVerbs.Guard(terminal, () => Chip(words, terminal)));
        return new Verb("sim", "Parts of the simulator in processes of their own.", "armctl sim chip --socket /tmp/chip.sock") { chip };
    }

    private static ExitCode Chip(ParseResult words, Terminal terminal)
    {
        if (!OperatingSystem.IsLinux())
        {
            return terminal.Fail("E-SYS-01", "a chip of its own is offered on Linux only", "learn on the simulator with: armctl learn reach", ExitCode.Hardware);
        }

        using StopSignals signals = new();
        using ChipServer server = new(words.GetValue(SocketPath)!, new SimulatedPca9685(), what =>
        {
            terminal.Output.WriteLine($"{DateTime.UtcNow.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {what}");
            terminal.Output.Flush();
        });
        terminal.Say("a simulated PCA9685 answers; Ctrl+C ends it");
        server.Run(() => signals.Asked);
        return ExitCode.Interrupted;
    }
}
