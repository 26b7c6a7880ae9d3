using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>
/// What the servos are believed to do with their commands: wait some ticks, then follow with a first-order lag. The difference between command
/// and answer is motion still on its way (Smith 1957, "Closer control of loops with dead time").
/// </summary>
public sealed class ServoLag
{
    private readonly Joints<Radian>[] waiting;
    private readonly double follow;
    private Joints<Radian> answer;
    private int head;

    /// <summary>Believes in a dead time and a lag.</summary>
    /// <param name="period">Tick period, positive.</param>
    /// <param name="timeConstant">Lag, 0 or more; without one the servos are where they were told to be once the dead time is over.</param>
    /// <param name="latencyTicks">Whole ticks between a command and the first reaction, 0 or more.</param>
    public ServoLag(Seconds period, Seconds timeConstant, int latencyTicks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeConstant.Value, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(latencyTicks);
        follow = 1 - Elementary.Exp(-period.Value / (timeConstant.Value + 0.0));
        waiting = new Joints<Radian>[latencyTicks + 1];
    }

    /// <summary>Where the servos are believed to be, radians.</summary>
    public ref readonly Joints<Radian> Answer => ref answer;

    /// <summary>Believes the servos to rest at an angle, with nothing on its way.</summary>
    public void RestAt(in Joints<Radian> angles)
    {
        answer = angles;
        Array.Fill(waiting, angles);
    }

    /// <summary>One tick with the command that was sent at its beginning.</summary>
    public void Advance(in Joints<Radian> command)
    {
        waiting[head] = command;
        head = (head + 1) % waiting.Length;
        answer += (waiting[head] - answer) * follow;
    }

    /// <summary>Writes what waits and where the servos are believed to be.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(head);
        writer.Write((ReadOnlySpan<double>)answer);
        foreach (ref readonly Joints<Radian> command in waiting.AsSpan())
        {
            writer.Write((ReadOnlySpan<double>)command);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(ref StateReader reader)
    {
        head = Math.Clamp(reader.ReadInt(), 0, waiting.Length - 1);
        reader.Read((Span<double>)answer);
        foreach (ref Joints<Radian> command in waiting.AsSpan())
        {
            reader.Read((Span<double>)command);
        }
    }
}
