using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Notices a measured angle that changes faster than its servo can turn: the sensor, not the joint, jumped. A change of more than half a turn
/// is told apart: the sensor wrapped around, and must never be unwrapped in silence and followed.
/// </summary>
internal struct JumpWatch
{
    private Joints<Radian> last;
    private int age;

    /// <summary>What a tick's reading shows; without a fresh one, nothing.</summary>
    /// <param name="fresh">Whether there is a reading.</param>
    /// <param name="raw">The reading.</param>
    /// <param name="stepRadians">How far each servo can turn in a tick.</param>
    /// <param name="noiseRadians">How far two readings of a resting joint may differ.</param>
    /// <param name="lanes">Number of lanes.</param>
    public Reasons Look(bool fresh, in Joints<Radian> raw, in Joints<Radian> stepRadians, double noiseRadians, int lanes)
    {
        // Age 0: nothing was ever read.
        age += age is > 0 and < int.MaxValue ? 1 : 0;
        if (!fresh)
        {
            return Reasons.None;
        }

        Reasons found = Reasons.None;
        for (int i = 0; i < lanes && age > 0; i++)
        {
            double change = Math.Abs(raw[i] - last[i]);
            found |= change <= (stepRadians[i] * (age - 1)) + noiseRadians ? Reasons.None : Reasons.SensorJump;
            found |= change > Math.PI ? Reasons.AngleWrapped : Reasons.None;
        }

        last = raw;
        age = 1;
        return found;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write((ReadOnlySpan<double>)last);
        writer.Write(age);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        reader.Read((Span<double>)last);
        age = SavedTicks.Read(ref reader);
    }
}
