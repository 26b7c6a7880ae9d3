using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Verifies that servos move when they are told to: of a commanded move of more than 5 degrees from rest, half must show within the servo's lag
/// and half a second (after the idea of Klipper's verify_heater). A joint in constant motion is the tracking error's business.
/// </summary>
/// <remarks>
/// A verification is anchored where the reference has rested long enough for the servo to have settled. It is called off when the reference
/// comes back, and what must show is half of the smallest travel since, so a move that is taken back in part cannot look like a stall.
/// Nobody measures what is no number; where an image brought one the lane counts as stalled.
/// </remarks>
internal struct StallWatch
{
    private Joints<Radian> lastReference;
    private Joints<Radian> anchorReference;
    private Joints<Radian> anchorMeasured;
    private Joints<Radian> leastTravel;
    private Joints<Radian> shown;
    private LaneTicks anchored;
    private LaneTicks rested;
    private LaneTicks since;

    /// <summary>True when some lane did not show its move.</summary>
    /// <param name="reference">Where the joints were sent.</param>
    /// <param name="measured">Where they are.</param>
    /// <param name="moveRadians">Shorter moves are not verified.</param>
    /// <param name="settleTicks">Ticks after which a resting reference has been reached.</param>
    /// <param name="limit">Ticks within which half the travel must show.</param>
    /// <param name="lanes">Number of lanes.</param>
    public bool Look(in Joints<Radian> reference, in Joints<Radian> measured, double moveRadians, int settleTicks, int limit, int lanes)
    {
        bool stalled = false;
        for (int i = 0; i < lanes; i++)
        {
            rested[i] = reference[i] == lastReference[i] ? Math.Min(rested[i] + 1, settleTicks) : 0;
            if (since[i] > 0)
            {
                stalled |= Verify(i, reference[i], measured[i], moveRadians, limit);
            }
            else if (rested[i] >= settleTicks)
            {
                anchorReference[i] = reference[i];
                anchorMeasured[i] = measured[i];
                anchored[i] = 1;
            }
            else if (anchored[i] > 0 && !(Math.Abs(reference[i] - anchorReference[i]) <= moveRadians))
            {
                leastTravel[i] = reference[i] - anchorReference[i];
                shown[i] = 0;
                since[i] = 1;
            }
        }

        lastReference = reference;
        return stalled;
    }

    /// <summary>The arm is not driven, or was placed by hand: nothing is anchored.</summary>
    public void Forget()
    {
        anchored = default;
        rested = default;
        since = default;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write((ReadOnlySpan<double>)lastReference);
        writer.Write((ReadOnlySpan<double>)anchorReference);
        writer.Write((ReadOnlySpan<double>)anchorMeasured);
        writer.Write((ReadOnlySpan<double>)leastTravel);
        writer.Write((ReadOnlySpan<double>)shown);
        writer.Write((ReadOnlySpan<int>)anchored);
        writer.Write((ReadOnlySpan<int>)rested);
        writer.Write((ReadOnlySpan<int>)since);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        reader.Read((Span<double>)lastReference);
        reader.Read((Span<double>)anchorReference);
        reader.Read((Span<double>)anchorMeasured);
        reader.Read((Span<double>)leastTravel);
        reader.Read((Span<double>)shown);
        SavedTicks.Read(ref reader, ref anchored);
        SavedTicks.Read(ref reader, ref rested);
        SavedTicks.Read(ref reader, ref since);
    }

    private bool Verify(int i, double reference, double measured, double moveRadians, int limit)
    {
        if (!double.IsFinite(anchorReference[i] + anchorMeasured[i] + leastTravel[i] + shown[i]))
        {
            since[i] = 0;
            anchored[i] = 0;
            return true;
        }

        double way = leastTravel[i] < 0 ? -1 : 1;
        double travel = way * (reference - anchorReference[i]);
        leastTravel[i] = way * Math.Min(way * leastTravel[i], travel);
        shown[i] = Math.Max(shown[i], way * (measured - anchorMeasured[i]));
        bool calledOff = travel < moveRadians / 2;
        bool verified = shown[i] >= Math.Abs(leastTravel[i]) / 2;
        bool late = ++since[i] > limit;
        if (calledOff || verified || late)
        {
            since[i] = 0;
            anchored[i] = 0;
        }

        return late && !calledOff && !verified;
    }
}
