using System.Device.Pwm;
using ArmController.Motion.Servo;

namespace ArmController.Hardware.Pwm;

/// <summary>
/// Any PWM channels of System.Device as a servo bus: the board's own, and those of every driver that offers some. A count is a tenth of a
/// microsecond of pulse. Nothing allocates after construction but what a channel itself does.
/// Not for more than one thread.
/// </summary>
/// <remarks>
/// Each channel is a device of its own: a frame is as many writes as counts have changed, and when one of them fails the others of that frame are
/// not sent. A channel cannot be asked what its copper does, so a look sees only whether this bus is open; who needs to know that a chip was
/// reset takes a bus that reads it back.
/// </remarks>
public sealed class PwmChannelBus : IServoBus
{
    /// <summary>Counts in a microsecond of pulse.</summary>
    public const double CountsPerMicrosecond = 10;

    // What a channel holds is unknown until it took something.
    private const int Unknown = -1;

    private readonly PwmOutput[] outputs;
    private readonly double[] dutyPerCount;
    private readonly int[] held;
    private bool open;
    private bool disposed;

    /// <summary>Keeps what it needs; nothing is sent before <see cref="Open"/>.</summary>
    /// <param name="outputs">1 to 8 lanes with their channels, whose frequencies stay as they are, and allowed counts.</param>
    /// <param name="realHertz">The channels' real frequency, where it is known better than the whole number each of them says.</param>
    /// <exception cref="ArgumentException">The outputs contradict each other, or a pulse does not fit into its channel's period.</exception>
    public PwmChannelBus(ReadOnlySpan<PwmOutput> outputs, double? realHertz = null)
    {
        this.outputs = outputs.ToArray();
        dutyPerCount = new double[outputs.Length];
        held = new int[outputs.Length];
        if (outputs.Length is 0 or > ServoCounts.Capacity)
        {
            throw new ArgumentException($"A bus drives 1 to {ServoCounts.Capacity} lanes.", nameof(outputs));
        }

        int lanes = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            ref readonly PwmOutput output = ref outputs[i];
            ArgumentNullException.ThrowIfNull(output.Channel, nameof(outputs));
            bool taken = output.Lane is < 0 or >= ServoCounts.Capacity || (lanes & (1 << output.Lane)) != 0;
            for (int other = 0; other < i; other++)
            {
                taken |= ReferenceEquals(outputs[other].Channel, output.Channel);
            }

            dutyPerCount[i] = (realHertz ?? output.Channel.Frequency) / (CountsPerMicrosecond * 1e6);
            if (taken)
            {
                throw new ArgumentException($"Lane {output.Lane}: lanes are 0 to 7, and no lane and no channel is taken twice.", nameof(outputs));
            }

            if (output.Least < 1 || output.Least > output.Most || !(dutyPerCount[i] > 0) || output.Most * dutyPerCount[i] > 1)
            {
                throw new ArgumentException(
                    $"Lane {output.Lane}: counts from {output.Least} to {output.Most} do not fit into a period at {output.Channel.Frequency} Hz.",
                    nameof(outputs));
            }

            lanes |= 1 << output.Lane;
        }
    }

    /// <inheritdoc/>
    public int MeasuredLanes => 0;

    /// <summary>Stops every channel; open only if all of them did.</summary>
    public BusStatus Open()
    {
        if (disposed)
        {
            return BusStatus.Closed;
        }

        BusStatus status = StopAll();
        open = status == BusStatus.Ok;
        return status;
    }

    /// <inheritdoc/>
    public BusStatus Write(in ServoCounts counts)
    {
        if (!open)
        {
            return BusStatus.Closed;
        }

        foreach (ref readonly PwmOutput output in outputs.AsSpan())
        {
            if (!output.Admits(counts[output.Lane]))
            {
                return BusStatus.PulseRefused;
            }
        }

        BusStatus status = BusStatus.Ok;
        for (int i = 0; i < outputs.Length && status == BusStatus.Ok; i++)
        {
            int count = counts[outputs[i].Lane];
            status = count == held[i] ? BusStatus.Ok : count == 0 ? Stop(i) : Drive(i, count);
        }

        return status;
    }

    /// <inheritdoc/>
    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        return open ? BusStatus.Ok : BusStatus.Closed;
    }

    /// <summary>Every channel stopped, those behind one that fails too.</summary>
    public BusStatus Release() => disposed ? BusStatus.Closed : StopAll();

    /// <summary>Stops every channel.</summary>
    public void Dispose()
    {
        if (!disposed && open && StopAll() != BusStatus.Ok)
        {
            _ = StopAll();
        }

        open = false;
        disposed = true;
    }

    private BusStatus StopAll()
    {
        BusStatus worst = BusStatus.Ok;
        for (int i = 0; i < outputs.Length; i++)
        {
            BusStatus status = Stop(i);
            worst = status == BusStatus.Ok ? worst : status;
        }

        return worst;
    }

    private BusStatus Stop(int i)
    {
        held[i] = Unknown;
        try
        {
            outputs[i].Channel.Stop();
            held[i] = 0;
            return BusStatus.Ok;
        }
        catch (Exception exception) when (WireException.IsOne(exception))
        {
            return WireException.ToStatus(exception);
        }
    }

    // The width before the switch: a channel that starts with an old width sends one pulse of it.
    private BusStatus Drive(int i, int count)
    {
        bool starts = held[i] <= 0;
        held[i] = Unknown;
        try
        {
            PwmChannel channel = outputs[i].Channel;
            channel.DutyCycle = count * dutyPerCount[i];
            if (starts)
            {
                channel.Start();
            }

            held[i] = count;
            return BusStatus.Ok;
        }
        catch (Exception exception) when (WireException.IsOne(exception))
        {
            return WireException.ToStatus(exception);
        }
    }
}
