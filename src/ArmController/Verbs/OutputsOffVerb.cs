using System.CommandLine;
using ArmController.Hardware;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Pca9685;
using ArmController.Service;
using ArmController.Troubles;

namespace ArmController.Verbs;

/// <summary>
/// <c>armctl outputs-off</c>: all pulses of a chip off, with nothing but a bus and an address; what systemd runs after a service has ended in
/// whatever way. It reads no configuration unless it has to, needs no host, and asks no lock: it is for when everything else has failed.
/// It promises no pulse for a second after it has ended with 0, whoever drives: the chip sleeps, a service that drove it has seen that and tripped,
/// and one that starts now, which is who may wake it, switches nothing on in its first three seconds and never without a person's word.
/// </summary>
internal static class OutputsOffVerb
{
    private const int UsualAddress = 0x40;
    private const int Tries = 5;
    private const string CutSupply = "cut the servos' supply";

    private static readonly Option<int> Address = new("--address")
    {
        Description = "7-bit address of the chip, for example 0x40.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualAddress,
        CustomParser = result => HexToken(result),
    };

    private static readonly Option<bool> UnlessHeld = new("--unless-held")
    {
        Description = "Leave them on when an orderly end of the service has left the arm holding; systemd says this after every end.",
    };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new("outputs-off", "Switches all pulses of a PCA9685 off, whatever drove it.", "armctl outputs-off", "armctl outputs-off --i2c /dev/i2c-1 --address 0x40")
        {
            ServiceOptions.I2c,
            Address,
            UnlessHeld,
            ServiceOptions.Runtime,
        };
        verb.Does(Off);
        return verb;
    }

    private static ExitCode Off(ParseResult words, Terminal terminal)
    {
        string path = words.GetValue(ServiceOptions.I2c) ?? "/dev/i2c-1";
        HeldMark mark = new(words.GetValue(ServiceOptions.Runtime)!, path, words.GetValue(Address));
        if (words.GetValue(UnlessHeld) && mark.IsThere)
        {
            return terminal.Conclude($"left on: the last end of the service has left the arm holding, says {mark.Path}", "outputs were left on");
        }

        IOException? last = null;
        bool acted = false;
        for (int tried = 0; tried < Tries; tried++)
        {
            OutputsOff? off = null;
            try
            {
                using I2cPath device = I2cPath.Open(path, words.GetValue(Address));
                off = new(device.Device, microseconds => Thread.Sleep(1 + (microseconds / 1_000)));
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

    private static ExitCode Driven(string path, Terminal terminal)
    {
        string who = OperatingSystem.IsLinux() ? BusDriver.Sentence(BusDriver.Of(path)) : "another process drives this bus";
        Trouble driven = new("E-BUS-02", path, $"outputs do not stay off: {who}", $"armctl stop --now, or {CutSupply}");
        return terminal.Fail(driven, ExitCode.Hardware);
    }

    private static int HexToken(System.CommandLine.Parsing.ArgumentResult result)
    {
        string word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        bool hex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool read = int.TryParse(
            hex ? word.AsSpan(2) : word,
            hex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out int address);
        if (!read || address is < 0 or > 0x7F)
        {
            result.AddError(UsageErrors.Message($"--address '{word}' is no 7-bit address", "give a number from 0 to 0x7f"));
        }

        return address;
    }
}
