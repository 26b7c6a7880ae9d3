using ArmController.Motion.Quantities;

namespace ArmController.Training.Journal;

/// <summary>How much of its limits each joint's reference used: the extremes of what was emitted and of its differences.</summary>
public sealed class LimitUse
{
    private Joints<Radian> position;
    private Joints<Radian> step;
    private Joints<Radian> change;
    private Joints<Radian> lowest;
    private Joints<Radian> highest;
    private Joints<Radian> fastest;
    private Joints<Radian> hardest;
    private Joints<Radian> jerkiest;

    /// <summary>Emissions seen.</summary>
    public long Ticks { get; private set; }

    /// <summary>Lowest angle of a joint, radians.</summary>
    public double Lowest(int lane) => lowest[lane];

    /// <summary>Highest angle of a joint, radians.</summary>
    public double Highest(int lane) => highest[lane];

    /// <summary>Largest step of a joint either way, radians per tick.</summary>
    public double Fastest(int lane) => fastest[lane];

    /// <summary>Largest change of step either way, radians per tick and tick.</summary>
    public double Hardest(int lane) => hardest[lane];

    /// <summary>Largest change of that either way, radians per tick, tick and tick.</summary>
    public double Jerkiest(int lane) => jerkiest[lane];

    /// <summary>The arm is here; differences go on from these.</summary>
    public void Start(in Joints<Radian> at, in Joints<Radian> lastStep, in Joints<Radian> lastChange)
    {
        position = at;
        step = lastStep;
        change = lastChange;
        if (Ticks == 0)
        {
            lowest = at;
            highest = at;
        }
    }

    /// <summary>One emission.</summary>
    public void See(in Joints<Radian> emitted)
    {
        Ticks++;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            double newStep = emitted[i] - position[i];
            double newChange = newStep - step[i];
            lowest[i] = Math.Min(lowest[i], emitted[i]);
            highest[i] = Math.Max(highest[i], emitted[i]);
            fastest[i] = Math.Max(fastest[i], Math.Abs(newStep));
            hardest[i] = Math.Max(hardest[i], Math.Abs(newChange));
            jerkiest[i] = Math.Max(jerkiest[i], Math.Abs(newChange - change[i]));
            step[i] = newStep;
            change[i] = newChange;
        }

        position = emitted;
    }
}
