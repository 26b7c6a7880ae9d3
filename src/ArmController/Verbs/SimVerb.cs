using System.CommandLine;
using System.Globalization;
using ArmController.Configuration.Troubles;
using ArmController.Hardware.Linux;
using ArmController.Service;
using ArmController.Simulator.Chips;

namespace ArmController.Verbs;

/// <summary><c>armctl sim</c>: parts of the simulator in processes of their own.</summary>
internal static class SimVerb
{
    private static readonly Option<string> SocketPath =
        new("--socket") { Description = "The socket to offer the bus on.", HelpName = "PATH", Required = true };

    private static readonly Option<int[]> Addresses = ChipAddresses.Option("7-bit address of a chip, 0x40 to 0x7f; once for each chip of the bus.");

    // A service waits for the chip's answer in every tick: late here is late there.
    private static readonly Option<int> Priority = ServiceOptions.Priority(
        "Real-time priority of the chip, 1 to 99; 0 asks for none.", RunVerb.UsualPriority);

    private static readonly Option<int?> Processor = ServiceOptions.Processor("Processor that the chip stays on.");

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb chip = new(
            "chip",
            "Simulated PCA9685 chips that outlive whoever drives them; says when pulses begin and when they all end.",
            "armctl sim chip --socket /tmp/chip.sock",
            "armctl run --hw real --i2c unix:/tmp/chip.sock")
        {
            SocketPath,
            Addresses,
            Priority,
            Processor,
        };
        chip.Does(Chip);
        return new Verb("sim", "Parts of the simulator in processes of their own.", "armctl sim chip --socket /tmp/chip.sock") { chip };
    }

    private static ExitCode Chip(ParseResult words, Terminal terminal)
    {
        if (!OperatingSystem.IsLinux())
        {
            return terminal.Fail("E-SYS-01", "a chip of its own is offered on Linux only", SharedOptions.Elsewhere, ExitCode.Hardware);
        }

        using StopSignals signals = new();
        IEnumerable<SimulatedPca9685> chips = words.GetValue(Addresses)!.Select(address => new SimulatedPca9685(address: address));
        using ChipServer server = new(words.GetValue(SocketPath)!, chips, what => Tell(terminal, what));
        terminal.Say("a simulated PCA9685 answers; Ctrl+C ends it");
        if (words.GetValue(Priority) is > 0 and int priority && RealTime.Ask(priority, words.GetValue(Processor)).Advice is { Length: > 0 } advice)
        {
            terminal.Say($"warning: {advice}");
        }

        server.Run(() => signals.Asked);
        return ExitCode.Interrupted;
    }

    // Where nobody can be told, the chip goes on untold: an arm hangs on it.
    private static void Tell(Terminal terminal, string what)
    {
        try
        {
            terminal.Output.WriteLine($"{DateTime.UtcNow.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {what}");
            terminal.Output.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            terminal.Say($"pulses changed, but the output could not be written: {fault.Message}");
        }
    }
}
