using System.CommandLine;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Pca9685;

namespace ArmController.Verbs;

/// <summary>
/// <c>armctl outputs-off</c>: all pulses of a chip off, with nothing but a bus and an address; what systemd runs after a service has ended in
/// whatever way. It reads no configuration unless it has to, needs no host, and asks no lock: it is for when everything else has failed.
/// </summary>
internal static class OutputsOffVerb
{
    private const int UsualAddress = 0x40;
    private const int Tries = 5;

    private static readonly Option<int> Address = new("--address")
    {
        Description = "7-bit address of the chip, for example 0x40.",
        HelpName = "N",
        DefaultValueFactory = _ => UsualAddress,
        CustomParser = result => HexToken(result),
    };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new("outputs-off", "Switches all pulses of a PCA9685 off, whatever drove it.", "armctl outputs-off", "armctl outputs-off --i2c /dev/i2c-1 --address 0x40") { ServiceOptions.I2c, Address };
        verb.Does(Off);
        return verb;
    }

    private static ExitCode Off(ParseResult words, Terminal terminal)
    {
        string path = words.GetValue(ServiceOptions.I2c) ?? "/dev/i2c-1";
        string cause = "";
        for (int tried = 0; tried < Tries; tried++)
        {
            try
            {
                using I2cPath device = I2cPath.Open(path, words.GetValue(Address));
                device.Device.Write([Pca9685Registers.ALL_LED_OFF_H, Pca9685Registers.LED_FULL_OFF]);
                terminal.Output.WriteLine($"outputs off on {path}");
                return ExitCode.Done;
            }
            catch (IOException fault)
            {
                cause = fault.Message;
                Thread.Sleep(20);
            }
        }

        return RunVerb.Refused(terminal, cause.Contains(';', StringComparison.Ordinal) ? cause : $"{path}: {cause.TrimEnd('.')}; cut the servos' supply");
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
