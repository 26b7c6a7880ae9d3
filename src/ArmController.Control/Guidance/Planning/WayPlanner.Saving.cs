using ArmController.Numerics;

namespace ArmController.Control.Guidance.Planning;

/// <content>Saving and loading.</content>
public sealed partial class WayPlanner
{
    /// <summary>Writes how far it is: where it began and how often it went on, since the same draws grow the same trees.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        writer.Write(goalCount);
        if (goalCount > 0)
        {
            writer.Write(drawnFrom);
            writer.Write((ReadOnlySpan<double>)start);
            for (int i = 0; i < goalCount; i++)
            {
                writer.Write((ReadOnlySpan<double>)goals[i]);
            }

            writer.Write(portions);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote and grows the trees anew; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        random.Load(ref reader);
        goalCount = reader.ReadInt();
        if (goalCount == 0)
        {
            Count = 0;
            return !reader.Truncated;
        }

        bool sound = goalCount is > 0 and <= MostGoals;
        reader.Read(drawnFrom);
        reader.Read((Span<double>)start);
        sound &= ranges.IsNear(start);
        for (int i = 0; sound && i < goalCount; i++)
        {
            reader.Read((Span<double>)goals[i]);
            sound &= ranges.IsNear(goals[i]);
        }

        int done = reader.ReadInt();
        if (!sound || reader.Truncated || done < 0)
        {
            goalCount = 0;
            Count = 0;
            return false;
        }

        StateReader drawn = new(drawnFrom);
        random.Load(ref drawn);
        Begin();
        while (portions < done && !Advance())
        {
            // The same portions as before.
        }

        return portions == done;
    }
}
