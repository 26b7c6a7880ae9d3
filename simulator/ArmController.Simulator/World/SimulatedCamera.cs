using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Simulator.World;

/// <summary>
/// Sees the tip at its own rate and tells of it late. What it saw later is never told before what it saw earlier: of two that are due together the
/// newer is told, and the older is lost. Times are rounded to whole ticks.
/// </summary>
public sealed class SimulatedCamera
{
    private const ulong Stream = 13;

    private readonly TipDelivery delivery;
    private readonly double periodSeconds;
    private readonly double noiseMetres;
    private readonly double share;
    private readonly Pcg32 random;
    private readonly Vector3d[] tips;
    private readonly int[] waits;
    private int first;
    private int count;
    private double phase;

    /// <summary>A camera that has seen nothing yet.</summary>
    /// <param name="delivery">How late and how often it tells.</param>
    /// <param name="noiseMetres">Standard deviation of each coordinate that it tells.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="seed">Decides noise, jitter and what is lost.</param>
    public SimulatedCamera(TipDelivery delivery, double noiseMetres, Seconds period, ulong seed)
    {
        this.delivery = delivery;
        this.noiseMetres = noiseMetres;
        periodSeconds = period.Value;
        share = delivery.RateHertz > 0 ? Math.Min(1, delivery.RateHertz * period.Value) : 1;
        random = new Pcg32(seed, Stream);
        int most = Ticks(delivery.LatencySeconds + delivery.JitterSeconds) + 1;
        tips = new Vector3d[most];
        waits = new int[most];
        Clear();
    }

    /// <summary>What it has seen and not told is forgotten; the next tick it sees again.</summary>
    public void Clear()
    {
        first = 0;
        count = 0;
        phase = 1 - share;
    }

    /// <summary>One tick of the world.</summary>
    /// <param name="tip">Where the tip truly is, metres.</param>
    public void Advance(in Vector3d tip)
    {
        for (int n = 0; n < count; n++)
        {
            ref int wait = ref waits[(first + n) % waits.Length];
            wait = Math.Max(0, wait - 1);
        }

        phase += share;
        if (phase < 1)
        {
            return;
        }

        phase -= 1;
        Vector3d seen = tip + (new Vector3d(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * noiseMetres);
        double late = delivery.LatencySeconds + (delivery.JitterSeconds * random.NextDouble(-1, 1));
        if (random.NextDouble() < delivery.DropoutShare)
        {
            return;
        }

        if (count == tips.Length)
        {
            // Nobody has asked for a while: the oldest goes.
            first = (first + 1) % tips.Length;
            count--;
        }

        int at = (first + count++) % tips.Length;
        tips[at] = seen;
        waits[at] = Ticks(late);
    }

    /// <summary>The newest tip that is due; false when none has become so since it was last asked.</summary>
    public bool TryRead(out Vector3d tip)
    {
        tip = default;
        int due = 0;
        for (int n = 0; n < count; n++)
        {
            int at = (first + n) % tips.Length;
            if (waits[at] == 0)
            {
                due = n + 1;
                tip = tips[at];
            }
        }

        first = (first + due) % tips.Length;
        count -= due;
        return due > 0;
    }

    /// <summary>Writes what it has seen and not told.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        writer.Write(phase);
        writer.Write(count);
        for (int n = 0; n < count; n++)
        {
            writer.Write(waits[(first + n) % waits.Length]);
            writer.Write(tips[(first + n) % tips.Length]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false, and it has seen nothing, when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Clear();
        random.Load(ref reader);
        double begun = reader.ReadDouble();
        int saved = reader.ReadInt();
        bool sound = begun is >= 0 and < 1 && saved >= 0 && saved <= tips.Length;
        for (int n = 0; sound && n < saved; n++)
        {
            waits[n] = reader.ReadInt();
            tips[n] = reader.ReadVector();
            sound = !reader.Truncated && waits[n] >= 0 && tips[n].IsFinite;
        }

        if (sound)
        {
            phase = begun;
            count = saved;
        }

        return sound && !reader.Truncated;
    }

    private int Ticks(double seconds) => (int)Math.Round(Math.Max(0, seconds) / periodSeconds);
}
