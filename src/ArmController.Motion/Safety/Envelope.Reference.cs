using ArmController.Motion.Quantities;

namespace ArmController.Motion.Safety;

/// <summary>The reference that was last sent, as the others see it.</summary>
public sealed partial class Envelope
{
    /// <summary>The reference that was last sent, radians; every lane an exact multiple of 2^-40. Meaningless while no pose is known.</summary>
    public Joints<Radian> Position
    {
        get
        {
            Joints<Radian> angles = default;
            for (int i = 0; i < lanes.Length; i++)
            {
                angles[i] = lanes[i].State.Q / AngleUnits.PerRadian;
            }

            return angles;
        }
    }

    /// <summary>Difference between the last two references, radians, exactly.</summary>
    public Joints<Radian> LastStep
    {
        get
        {
            Joints<Radian> step = default;
            for (int i = 0; i < lanes.Length; i++)
            {
                step[i] = lanes[i].State.V / AngleUnits.PerRadian;
            }

            return step;
        }
    }

    /// <summary>Difference between the last two of those differences, radians, exactly.</summary>
    public Joints<Radian> LastChange
    {
        get
        {
            Joints<Radian> change = default;
            for (int i = 0; i < lanes.Length; i++)
            {
                change[i] = lanes[i].State.A / AngleUnits.PerRadian;
            }

            return change;
        }
    }

    /// <summary>Speed of the reference that was last sent, rad/s: its last step over the period.</summary>
    public Joints<RadianPerSecond> Velocity
    {
        get
        {
            Joints<RadianPerSecond> speeds = default;
            for (int i = 0; i < lanes.Length; i++)
            {
                speeds[i] = lanes[i].State.V / unitsPerTick;
            }

            return speeds;
        }
    }
}
