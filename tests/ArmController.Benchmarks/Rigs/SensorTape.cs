using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Rigs;

/// <summary>
/// What the sensors of a simulated run said, tick by tick, to be said again: a controller that hears it does exactly what it did then,
/// without any world to pay for.
/// </summary>
internal sealed class SensorTape(int ticks) : IRecorder, IJointSensor, ITipSensor
{
    private readonly Joints<Radian>[] angles = new Joints<Radian>[ticks];
    private readonly Vector3d[] tips = new Vector3d[ticks];
    private int recorded;
    private int anglesRead;
    private int tipsRead;

    public int Length => recorded;

    public void Append(in TickRecord record)
    {
        angles[recorded] = record.State.Angles;
        tips[recorded++] = record.State.Tip;
    }

    public void Rewind() => (anglesRead, tipsRead) = (0, 0);

    public bool TryRead(out Joints<Radian> angles)
    {
        angles = this.angles[anglesRead++];
        return true;
    }

    public bool TryRead(out Vector3d tipMetres)
    {
        tipMetres = tips[tipsRead++];
        return true;
    }
}
