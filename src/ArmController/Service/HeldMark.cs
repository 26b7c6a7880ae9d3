using System.Globalization;
using System.Text;
using ArmController.Runs;

namespace ArmController.Service;

/// <summary>
/// Says that an orderly end has left the arm holding: the chip goes on with its last frame, at rest, and no process drives it. Whoever switches
/// outputs off after every end of a service leaves this one alone; a crash and a kill leave no mark.
/// </summary>
/// <remarks>It lies beside the sockets: a folder that a reboot empties, and that no full disk is in the way of.</remarks>
internal sealed class HeldMark(string runtimeFolder)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(runtimeFolder, "held");

    /// <summary>True when there is one.</summary>
    public bool IsThere => File.Exists(Path);

    /// <summary>Leaves it.</summary>
    /// <param name="bus">The bus of the chip that goes on.</param>
    /// <param name="address">The chip's address.</param>
    public WriteResult Leave(string bus, int address) => AtomicFile.Write(
        Path,
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"The chip 0x{address:x2} on {bus} holds an arm away from its park pose. Support the arm, then let it go: armctl outputs-off --i2c {bus} --address 0x{address:x2}\n")));

    /// <summary>Takes it away: the arm is driven again, or was let go.</summary>
    public void Remove() => File.Delete(Path);
}
