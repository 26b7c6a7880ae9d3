using System.Device.I2c;
using ArmController.Hardware.I2c;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using static ArmController.Hardware.Pca9685.Pca9685Registers;

namespace ArmController.Hardware.Pca9685;

/// <summary>
/// A PCA9685 as a servo bus: one burst per frame, so that a servo sees the old pulse or the new one and never half of each.
/// Nothing allocates after construction while the device acknowledges; a stock device that fails throws, and that is caught and answered here.
/// Not for more than one thread.
/// </summary>
public sealed class Pca9685Bus : IServoBus
{
    /// <summary>MODE1 while running: auto-increment; awake, no all-call (its address 0x70 belongs to bus multiplexers too), internal clock.</summary>
    internal const byte RunningMode1 = MODE1_AI;

    /// <summary>MODE2 while running: totem-pole outputs that change on STOP, not inverted, low while OE is high.</summary>
    internal const byte RunningMode2 = MODE2_OUTDRV;

    private const int OscillatorStartMicroseconds = 500;

    private readonly I2cWall wall;
    private readonly Action<int> delayMicroseconds;
    private readonly ChannelBlock block;
    private readonly ReadBackRing ring;
    private bool open;
    private bool disposed;

    /// <summary>Keeps what it needs; nothing is sent before <see cref="Open"/>.</summary>
    /// <param name="device">The chip on its bus; stays the caller's to dispose, after this bus.</param>
    /// <param name="outputs">1 to 8 lanes with their channels and allowed counts.</param>
    /// <param name="timing">Prescaler and real frequency of this board.</param>
    /// <param name="delayMicroseconds">Waits at least that long; called in <see cref="Open"/> and <see cref="Dispose"/> only.</param>
    /// <exception cref="ArgumentException">The outputs contradict each other or the chip, or the timing is the default one.</exception>
    public Pca9685Bus(I2cDevice device, ReadOnlySpan<Pca9685Output> outputs, Pca9685Timing timing, Action<int> delayMicroseconds)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(delayMicroseconds);
        if (timing.PreScale < Pca9685Timing.MinPreScale)
        {
            throw new ArgumentException("The timing was never computed.", nameof(timing));
        }

        wall = new I2cWall(device);
        block = new ChannelBlock(outputs);
        ring = new ReadBackRing(wall, block, timing.PreScale);
        this.delayMicroseconds = delayMicroseconds;
        Timing = timing;
    }

    /// <summary>Prescaler, real frequency and width of a count.</summary>
    public Pca9685Timing Timing { get; }

    /// <inheritdoc/>
    public int MeasuredLanes => 0;

    /// <summary>Calls of <see cref="Look"/> until every register was compared once, at most 8.</summary>
    public int LookRound => ring.Round;

    /// <summary>
    /// Every channel off first, then asleep to take the prescaler, then awake, then every register read back and compared.
    /// The bus stays closed unless all of it agrees.
    /// </summary>
    public BusStatus Open()
    {
        if (disposed)
        {
            return BusStatus.Closed;
        }

        open = false;
        BusStatus status = SetUp();
        for (int look = 0; status == BusStatus.Ok && look < ring.Round; look++)
        {
            status = ring.Look();
        }

        if (status != BusStatus.Ok)
        {
            _ = wall.Write(ALL_LED_OFF_H, LED_FULL_OFF);
            return status;
        }

        open = true;
        return status;
    }

    /// <summary>
    /// One transaction from the lowest to the highest used channel. A count outside its lane's range refuses the whole frame and sends nothing.
    /// After any other status than <see cref="BusStatus.Ok"/> the chip may hold part of the frame; write again or release.
    /// </summary>
    public BusStatus Write(in ServoCounts counts)
    {
        if (!open)
        {
            return BusStatus.Closed;
        }

        Span<byte> burst = stackalloc byte[ChannelBlock.LongestBurst];
        burst = burst[..block.BurstLength];
        if (!block.TryEncode(in counts, burst))
        {
            return BusStatus.PulseRefused;
        }

        BusStatus status = wall.Write(burst);
        if (status == BusStatus.Ok)
        {
            block.Took(burst);
        }

        return status;
    }

    /// <summary>
    /// Reads the next registers of the round and compares them with what was written; a mismatch costs a second read to name its cause.
    /// </summary>
    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        return open ? ring.Look() : BusStatus.Closed;
    }

    /// <summary>
    /// Every channel off, lanes of this bus or not, by one byte: it works even if the chip lost its auto-increment bit,
    /// and even before <see cref="Open"/>.
    /// </summary>
    public BusStatus Release()
    {
        if (disposed)
        {
            return BusStatus.Closed;
        }

        BusStatus status = wall.Write(ALL_LED_OFF_H, LED_FULL_OFF);
        if (status == BusStatus.Ok)
        {
            block.TookAllOff();
        }

        return status;
    }

    /// <summary>Turns every output off, lets the frame end, because a pulse cut short twitches a servo, and puts the chip to sleep.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        if (open)
        {
            if (Release() != BusStatus.Ok)
            {
                _ = Release();
            }

            delayMicroseconds(LongerThan(Timing.PeriodMicroseconds));
            _ = wall.Write(MODE1, MODE1_AI | MODE1_SLEEP);
        }

        open = false;
        disposed = true;
    }

    /// <summary>Writes whether the bus is open, what the chip must hold, and the place in the read-back round.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(open);
        block.Save(ref writer);
        ring.Save(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the chip itself is not touched and must be in the state that belongs to it.</summary>
    public void Load(ref StateReader reader)
    {
        open = reader.ReadBool();
        block.Load(ref reader);
        ring.Load(ref reader);
    }

    // A tenth more, because the oscillator is only as good as its calibration.
    private static int LongerThan(double periodMicroseconds) => (int)(periodMicroseconds * 1.1) + 1;

    private BusStatus SetUp()
    {
        BusStatus status = wall.Write(ALL_LED_OFF_H, LED_FULL_OFF);
        if (status != BusStatus.Ok)
        {
            return status;
        }

        // Whoever drove the chip last may have left a pulse running, at a frequency nobody knows any more.
        delayMicroseconds(LongerThan(Pca9685Timing.LongestPeriodMicroseconds));
        status = wall.Write(MODE1, MODE1_AI | MODE1_SLEEP);
        if (status == BusStatus.Ok)
        {
            status = wall.Write(PRE_SCALE, Timing.PreScale);
        }

        if (status == BusStatus.Ok)
        {
            status = wall.Write(MODE2, RunningMode2);
        }

        if (status == BusStatus.Ok)
        {
            status = wall.Write([ALL_LED_ON_L, 0, 0, 0, LED_FULL_OFF]);
        }

        if (status == BusStatus.Ok)
        {
            status = wall.Write(MODE1, RunningMode1);
        }

        if (status == BusStatus.Ok)
        {
            delayMicroseconds(OscillatorStartMicroseconds);
            block.ForgetCounts();
            ring.Restart();
        }

        return status;
    }
}
