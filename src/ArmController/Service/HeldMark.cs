using System.Globalization;
using System.Text;
using ArmController.Configuration.Troubles;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Pca9685;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>
/// Says that an orderly end has left the arm holding: the chip goes on with its last frame, at rest, and no process drives it. Whoever switches
/// outputs off after every end of a service leaves this one alone; a crash and a kill leave no mark.
/// </summary>
/// <remarks>It lies beside the sockets: a folder that a reboot empties, and that no full disk is in the way of. Each chip has its own.</remarks>
/// <param name="runtimeFolder">That folder.</param>
/// <param name="bus">The bus of the chip.</param>
/// <param name="address">The chip's address.</param>
internal sealed class HeldMark(string runtimeFolder, string bus, int address)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(
        runtimeFolder, string.Create(CultureInfo.InvariantCulture, $"held-{address:x2}-{Named(bus)}"));

    /// <summary>The command line that lets the arm go.</summary>
    public string LetGoWords { get; init; } = string.Create(CultureInfo.InvariantCulture, $"armctl outputs-off --i2c {bus} --address 0x{address:x2}");

    /// <summary>True when there is one.</summary>
    public bool IsThere => File.Exists(Path);

    /// <summary>Leaves it.</summary>
    public WriteResult Leave() => AtomicFile.Write(
        Path,
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"The chip 0x{address:x2} on {bus} holds an arm away from its park pose. Support the arm, then let it go: {LetGoWords}\n")));

    /// <summary>
    /// Whether the chip still sends somebody's pulses; asked before the bus is opened, which lets go.
    /// A mark of a chip that was switched off since, or has lost its supply, is an old one and taken away.
    /// </summary>
    /// <exception cref="TroubleException">They are those of an arm that an earlier end has left holding.</exception>
    /// <exception cref="IOException">There is a mark, and the chip does not answer.</exception>
    public bool WasDriven()
    {
        try
        {
            using I2cPath device = I2cPath.Open(bus, address);
            bool driven = OutputsOff.HasPulses(device.Device);
            if (!IsThere)
            {
                return driven;
            }

            if (driven)
            {
                const string Cause = "the arm is held by the last frame of an earlier service, and this one would let it go";
                throw new TroubleException(new("E-ARM-07", Path, Cause, $"support the arm, then: {LetGoWords}, and start again"), ExitCode.Refused);
            }

            Remove();
            return false;
        }
        catch (IOException fault) when (fault is not TroubleException && !IsThere)
        {
            // Whoever opens the bus says what is wrong with it.
            return false;
        }
    }

    /// <summary>Takes it away: the arm is driven again, or was let go.</summary>
    public void Remove() => File.Delete(Path);

    // Two paths that differ in signs alone share a name: then a mark is heeded once too often.
    private static string Named(string bus) => string.Concat(bus.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
