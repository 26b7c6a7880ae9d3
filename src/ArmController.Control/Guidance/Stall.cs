using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>Notices that something which should fall does not fall any more.</summary>
/// <param name="least">It falls when it is below its lowest by this much.</param>
/// <param name="most">Decisions for which it may not.</param>
/// <param name="enough">So low there is nothing more to be gained, and it never stalls.</param>
public struct Stall(double least, int most, double enough = double.NegativeInfinity)
{
    private double lowest = double.PositiveInfinity;
    private int waited;

    /// <summary>Begins anew.</summary>
    public void Begin()
    {
        lowest = double.PositiveInfinity;
        waited = 0;
    }

    /// <summary>Takes the newest figure; true when nothing has been gained for too long.</summary>
    public bool Note(double figure)
    {
        waited++;
        if (figure <= enough || figure < lowest - least)
        {
            lowest = figure;
            waited = 0;
        }

        return waited >= most;
    }

    /// <summary>Writes its state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(lowest);
        writer.Write(waited);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(ref StateReader reader)
    {
        lowest = reader.ReadDouble();
        waited = reader.ReadInt();
    }
}
