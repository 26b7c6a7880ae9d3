using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;

namespace ArmController.Simulator.Faults;

/// <summary>A sensor of joint angles that can be spoilt while it is in use.</summary>
/// <param name="sound">The sensor it would be.</param>
/// <param name="seed">Decides its noise.</param>
public sealed class FaultySensor(IJointSensor sound, ulong seed) : IJointSensor
{
    private const ulong NoiseStream = 41;
    private const double OffsetRadians = 1;
    private const double NoiseRadians = 1;

    private readonly Pcg32 random = new(seed, NoiseStream);
    private SensorFault fault;
    private int lane;
    private Joints<Radian> last;

    /// <summary>From now on it is wrong in this way; the second joint of a swap is the next lane.</summary>
    public void Strike(SensorFault kind, int atLane = 0)
    {
        fault = kind;
        lane = atLane;
    }

    /// <inheritdoc/>
    public bool TryRead(out Joints<Radian> angles)
    {
        bool fresh = sound.TryRead(out angles);
        switch (fault)
        {
            case SensorFault.Freeze:
                angles = last;
                break;
            case SensorFault.Drop:
                fresh = false;
                break;
            case SensorFault.Offset:
                angles[lane] += OffsetRadians;
                break;
            case SensorFault.Wrap:
                angles[lane] += 2 * Math.PI;
                break;
            case SensorFault.Noise:
                angles[lane] += NoiseRadians * random.NextGaussian();
                break;
            case SensorFault.NotANumber:
                angles[lane] = double.NaN;
                break;
            case SensorFault.Swap:
                (angles[lane], angles[lane + 1]) = (angles[lane + 1], angles[lane]);
                break;
            default:
                break;
        }

        last = angles;
        return fresh;
    }
}
