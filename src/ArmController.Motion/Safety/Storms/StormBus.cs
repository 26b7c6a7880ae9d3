using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>A bus that remembers the last pulses and, when told, loses some writes.</summary>
internal sealed class StormBus(Pcg32 random) : IServoBus
{
    private ServoCounts last;

    /// <inheritdoc/>
    public int MeasuredLanes => 0;

    /// <summary>The pulses of the last write that succeeded.</summary>
    public ref readonly ServoCounts Last => ref last;

    /// <summary>True from a write until a release.</summary>
    public bool Driven { get; private set; }

    /// <summary>When true, every third write fails.</summary>
    public bool Flaky { get; set; }

    /// <inheritdoc/>
    public BusStatus Open() => Release();

    /// <inheritdoc/>
    public BusStatus Write(in ServoCounts counts)
    {
        if (Flaky && random.NextInt(3) == 0)
        {
            return BusStatus.Nack;
        }

        last = counts;
        Driven = true;
        return BusStatus.Ok;
    }

    /// <inheritdoc/>
    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        return BusStatus.Ok;
    }

    /// <inheritdoc/>
    public BusStatus Release()
    {
        Driven = false;
        return BusStatus.Ok;
    }

    /// <inheritdoc/>
    public void Dispose() => Driven = false;
}
