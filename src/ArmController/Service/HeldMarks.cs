using System.Collections.Immutable;
using System.Globalization;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>The marks of all the chips that an arm hangs on: it is held by all of them or by none.</summary>
internal sealed class HeldMarks
{
    private readonly ImmutableArray<HeldMark> marks;

    /// <summary>One mark for each chip.</summary>
    /// <param name="runtimeFolder">Where they lie.</param>
    /// <param name="bus">The bus of the chips.</param>
    /// <param name="arm">The arm.</param>
    public HeldMarks(string runtimeFolder, string bus, ArmConfiguration arm)
    {
        int[] addresses = [.. arm.Outputs.Select(output => output.Address).Distinct()];
        LetGoWords = $"armctl outputs-off --i2c {bus}{string.Concat(addresses.Select(Word))}";
        marks = [.. addresses.Select(address => new HeldMark(runtimeFolder, bus, address) { LetGoWords = LetGoWords })];
    }

    /// <summary>The command line that lets the arm go, of all its chips.</summary>
    public string LetGoWords { get; }

    /// <summary>Leaves them; what refused one of them, or the last answer.</summary>
    public WriteResult Leave()
    {
        WriteResult refused = marks[0].Leave();
        foreach (HeldMark mark in marks[1..])
        {
            WriteResult result = mark.Leave();
            refused = refused.IsDone ? result : refused;
        }

        return refused;
    }

    /// <summary>Whether some chip still sends somebody's pulses; see <see cref="HeldMark.WasDriven"/>.</summary>
    /// <exception cref="TroubleException">They are those of an arm that an earlier end has left holding.</exception>
    /// <exception cref="IOException">There is a mark, and its chip does not answer.</exception>
    public bool WasDriven()
    {
        bool driven = false;
        foreach (HeldMark mark in marks)
        {
            driven |= mark.WasDriven();
        }

        return driven;
    }

    /// <summary>Takes them away: the arm is driven again, or was let go.</summary>
    public void Remove()
    {
        foreach (HeldMark mark in marks)
        {
            mark.Remove();
        }
    }

    private static string Word(int address) => string.Create(CultureInfo.InvariantCulture, $" --address 0x{address:x2}");
}
