using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>Where the tip was seen, and how the joints stood: the first so many are kept.</summary>
internal sealed class TipSamples
{
    /// <summary>Most that are kept.</summary>
    public const int Most = 512;

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public const int SavedBytes = sizeof(int) + (Most * (Joints<Radian>.Capacity + 3) * sizeof(double));

    private readonly Joints<Radian>[] angles = new Joints<Radian>[Most];
    private readonly Vector3d[] tips = new Vector3d[Most];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Angles of a sample, radians.</summary>
    public ref readonly Joints<Radian> Angles(int sample) => ref angles[sample];

    /// <summary>Tip of a sample, metres.</summary>
    public ref readonly Vector3d Tip(int sample) => ref tips[sample];

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Keeps one more, where there is room.</summary>
    public void Note(in Joints<Radian> stood, in Vector3d seen)
    {
        if (Count < Most)
        {
            angles[Count] = stood;
            tips[Count++] = seen;
        }
    }

    /// <summary>Writes them.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Count);
        for (int n = 0; n < Count; n++)
        {
            writer.Write((ReadOnlySpan<double>)angles[n]);
            writer.Write(tips[n]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false, and there are none, when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        int count = reader.ReadInt();
        bool sound = count is >= 0 and <= Most;
        for (int n = 0; sound && n < count; n++)
        {
            reader.Read((Span<double>)angles[n]);
            tips[n] = reader.ReadVector();
            sound = !reader.Truncated && tips[n].IsFinite && angles[n].IsFinite();
        }

        Count = sound ? count : 0;
        return sound;
    }
}
