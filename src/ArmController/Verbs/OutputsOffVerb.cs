using System.CommandLine;
using ArmController.Configuration.Troubles;
using ArmController.Hardware;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Pca9685;
using ArmController.Service;

namespace ArmController.Verbs;

/// <summary>
/// <c>armctl outputs-off</c>: all pulses of chips off, with nothing but a bus and addresses; what systemd runs after a service has ended in
/// whatever way. It reads no configuration unless it has to, needs no host, and asks no lock: it is for when everything else has failed.
/// It promises no pulse for a second after it has ended with 0, whoever drives: the chip sleeps, a service that drove it has seen that and tripped,
/// and one that starts now, which is who may wake it, switches nothing on in its first three seconds and never without a person's word.
/// </summary>
internal static class OutputsOffVerb
{
    private const int Tries = 5;
    private const string CutSupply = "cut the servos' supply";

    private static readonly Option<int[]> Addresses = ChipAddresses.Option("7-bit address of a chip, for example 0x40; once for each chip.");

    private static readonly Option<bool> UnlessHeld = new("--unless-held")
    {
        Description = "Leave them on when an orderly end of the service has left the arm holding; systemd says this after every end.",
    };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "outputs-off",
            "Switches all pulses of PCA9685 chips off, whatever drove them.",
            "armctl outputs-off",
            "armctl outputs-off --i2c /dev/i2c-1 --address 0x40 --address 0x41")
        {
            ServiceOptions.I2c,
            Addresses,
            UnlessHeld,
            ServiceOptions.Runtime,
        };
        verb.Does(Off);
        return verb;
    }

    private static ExitCode Off(ParseResult words, Terminal terminal)
    {
        string path = words.GetValue(ServiceOptions.I2c) ?? "/dev/i2c-1";
        int[] addresses = words.GetValue(Addresses)!;
        int[] held = words.GetValue(UnlessHeld) ? [.. addresses.Where(address => MarkOf(words, path, address).IsThere)] : [];
        int[] driven = [.. addresses.Except(held)];

        // Each takes a second to be sure of; no chip waits for the one before it.
        foreach (int address in driven.Skip(1))
        {
            TryAct(path, address);
        }

        ExitCode worst = ExitCode.Done;
        foreach (int address in driven)
        {
            ExitCode code = Off(path, address, terminal);
            worst = worst == ExitCode.Done ? code : worst;
        }

        foreach (int address in held)
        {
            string line = $"left on: the last end of the service has left the arm holding, says {MarkOf(words, path, address).Path}";
            ExitCode code = terminal.Conclude(line, "outputs were left on");
            worst = worst == ExitCode.Done ? code : worst;
        }

        return worst;
    }

    private static HeldMark MarkOf(ParseResult words, string path, int address) => new(words.GetValue(ServiceOptions.Runtime)!, path, address);

    private static void TryAct(string path, int address)
    {
        try
        {
            using I2cPath device = I2cPath.Open(path, address);
            new OutputsOff(device.Device, Sleep).Act();
        }
        catch (IOException)
        {
            // It is tried again, and said, when its turn comes.
        }
    }

    private static ExitCode Off(string path, int address, Terminal terminal)
    {
        IOException? last = null;
        bool acted = false;
        for (int tried = 0; tried < Tries; tried++)
        {
            OutputsOff? off = null;
            try
            {
                using I2cPath device = I2cPath.Open(path, address);
                off = new(device.Device, Sleep);
                return off.Run() ? terminal.Conclude($"outputs off on {path}", $"outputs are off on {path}") : Driven(path, terminal);
            }
            catch (IOException fault)
            {
                acted |= off is { HasActed: true };
                last = fault;
                Thread.Sleep(20);
            }
        }

        Trouble trouble = Trouble.Of(last!);
        return terminal.Fail(
            acted ? new(trouble.Code, path, $"the chip was told to switch off, but does not say whether it did: {trouble.Cause}", CutSupply)
                : last is DeviceTrouble ? trouble
                : trouble with { Where = path, Remedy = CutSupply },
            ExitCode.Hardware);
    }

    private static void Sleep(int microseconds) => Thread.Sleep(1 + (microseconds / 1_000));

    private static ExitCode Driven(string path, Terminal terminal)
    {
        string who = OperatingSystem.IsLinux() ? BusDriver.Sentence(BusDriver.Of(path)) : "another process drives this bus";
        Trouble driven = new("E-BUS-02", path, $"outputs do not stay off: {who}", $"armctl stop --now, or {CutSupply}");
        return terminal.Fail(driven, ExitCode.Hardware);
    }
}
