using ArmController.Motion.Servo;

namespace ArmController.Hardware.Buses;

/// <summary>
/// Several buses behind one: an arm whose joints hang on two chips, or on servos of two kinds. Each lane is its own bus's; the worst status is
/// the group's. Not for more than one thread.
/// </summary>
/// <remarks>
/// A frame is refused before anything of it is sent. A wire that fails leaves the buses behind it without the frame, and those before it with it,
/// as a single chip may hold part of a frame: write again or release.
/// </remarks>
public sealed class BusGroup : IServoBus
{
    private readonly BusPart[] parts;
    private readonly int[] masks;
    private bool open;
    private bool disposed;

    /// <summary>Takes over the buses; nothing is sent before <see cref="Open"/>.</summary>
    /// <param name="parts">One or more, no lane twice.</param>
    /// <exception cref="ArgumentException">There is no bus, or a lane has none or two.</exception>
    public BusGroup(ReadOnlySpan<BusPart> parts)
    {
        this.parts = parts.ToArray();
        masks = new int[parts.Length];
        int taken = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            foreach (LaneRange range in parts[i].Lanes)
            {
                int lane = range.Lane is < 0 or >= ServoCounts.Capacity ? 0 : 1 << range.Lane;
                if (lane == 0 || (taken & lane) != 0)
                {
                    throw new ArgumentException($"Lane {range.Lane}: lanes are 0 to 7, and each is on one bus.", nameof(parts));
                }

                taken |= lane;
                masks[i] |= lane;
            }

            MeasuredLanes |= parts[i].Bus.MeasuredLanes & masks[i];
        }

        if (taken == 0)
        {
            throw new ArgumentException("A group has at least one bus with a lane.", nameof(parts));
        }
    }

    /// <inheritdoc/>
    public int MeasuredLanes { get; }

    /// <summary>Opens all of them; when one does not open, all outputs of all are off and the group stays closed.</summary>
    public BusStatus Open()
    {
        if (disposed)
        {
            return BusStatus.Closed;
        }

        open = false;
        BusStatus worst = BusStatus.Ok;
        foreach (BusPart part in parts)
        {
            worst = Worse(worst, part.Bus.Open());
        }

        open = worst == BusStatus.Ok;
        if (!open)
        {
            _ = ReleaseAll();
        }

        return worst;
    }

    /// <inheritdoc/>
    public BusStatus Write(in ServoCounts counts)
    {
        if (!open)
        {
            return BusStatus.Closed;
        }

        foreach (BusPart part in parts)
        {
            foreach (LaneRange range in part.Lanes)
            {
                if (!range.Admits(counts[range.Lane]))
                {
                    return BusStatus.PulseRefused;
                }
            }
        }

        BusStatus status = BusStatus.Ok;
        for (int i = 0; i < parts.Length && status == BusStatus.Ok; i++)
        {
            ServoCounts own = default;
            for (int lane = 0; lane < ServoCounts.Capacity; lane++)
            {
                own[lane] = (masks[i] & (1 << lane)) != 0 ? counts[lane] : 0;
            }

            status = parts[i].Bus.Write(own);
        }

        return status;
    }

    /// <inheritdoc/>
    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        if (!open)
        {
            return BusStatus.Closed;
        }

        BusStatus worst = BusStatus.Ok;
        for (int i = 0; i < parts.Length; i++)
        {
            worst = Worse(worst, parts[i].Bus.Look(out ServoAnswers own));
            answers.Take(own, masks[i]);
        }

        if (worst != BusStatus.Ok)
        {
            answers = default;
        }

        return worst;
    }

    /// <summary>All outputs of all buses off, of those behind one that fails too.</summary>
    public BusStatus Release() => disposed ? BusStatus.Closed : ReleaseAll();

    /// <summary>Disposes of all of them.</summary>
    public void Dispose()
    {
        disposed = true;
        open = false;
        foreach (BusPart part in parts)
        {
            part.Bus.Dispose();
        }
    }

    private BusStatus ReleaseAll()
    {
        BusStatus worst = BusStatus.Ok;
        foreach (BusPart part in parts)
        {
            worst = Worse(worst, part.Bus.Release());
        }

        return worst;
    }

    private static BusStatus Worse(BusStatus a, BusStatus b) => Rank(b) > Rank(a) ? b : a;

    // A device that is no longer what was set up outweighs a wire that failed, which is tried again; of two alike the first is named.
    private static int Rank(BusStatus status) => status switch
    {
        BusStatus.Ok => 0,
        BusStatus.DeviceReset or BusStatus.RegisterMismatch or BusStatus.ExternalClock or BusStatus.PutToSleep or BusStatus.PulseRefused => 2,
        _ => 1,
    };
}
