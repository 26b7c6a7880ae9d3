using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Control.Guidance;

/// <summary>
/// Turns a motion along what is near: no distance may close by more than a part of what is left of it in one decision. Who presses against a thing
/// instead is held by the shield with all joints, and gets nowhere.
/// </summary>
public sealed class Sliding
{
    private const double NearMetres = 0.06;
    private const double ShareADecision = 0.25;
    private const int Sweeps = 8;

    private readonly NearDistances distances;
    private readonly double marginMetres;
    private readonly int joints;

    private Sliding(ArmBody body, Obstacles obstacles)
    {
        distances = new(body, obstacles);
        marginMetres = obstacles.MarginMetres;
        joints = body.Chain.Count;
    }

    /// <summary>That of an arm; null where it need not stay clear of anything.</summary>
    public static Sliding? Of(ArmDescription arm) => arm is { Body: { } body, Obstacles: { } obstacles } ? new(body, obstacles) : null;

    /// <summary>Turns a motion that is given by speeds; none is above its joint's limit then.</summary>
    /// <param name="angles">Where the joints will be told to be, radians.</param>
    /// <param name="ranges">How fast they turn.</param>
    /// <param name="seconds">Until the next decision.</param>
    /// <param name="velocity">What they are to turn by; on exit, without closing on anything too fast.</param>
    public void Along(in Joints<Radian> angles, JointRanges ranges, double seconds, ref Joints<RadianPerSecond> velocity)
    {
        Joints<Radian> turns = default;
        for (int j = 0; j < joints; j++)
        {
            turns[j] = velocity[j] * seconds;
        }

        Along(angles, ref turns);
        double over = 1;
        for (int j = 0; j < joints; j++)
        {
            over = Math.Max(over, Math.Abs(turns[j]) / (seconds * ranges.Fastest[j]));
        }

        for (int j = 0; j < joints; j++)
        {
            velocity[j] = turns[j] / (seconds * over);
        }
    }

    /// <summary>Turns a motion.</summary>
    /// <param name="angles">Where the joints will be told to be, radians.</param>
    /// <param name="turns">What they are to turn by until the next decision, radians; on exit, without closing on anything too fast.</param>
    public void Along(in Joints<Radian> angles, ref Joints<Radian> turns)
    {
        distances.Look(angles, marginMetres + NearMetres);
        bool closes = distances.Count > 0;
        for (int sweep = 0; sweep < Sweeps && closes; sweep++)
        {
            closes = false;
            for (int i = 0; i < distances.Count; i++)
            {
                double beyond = Beyond(i, turns, out double square);
                if (beyond < 0 && square > 0)
                {
                    closes = true;
                    ReadOnlySpan<double> slopes = distances.Slopes(i);
                    for (int j = 0; j < joints; j++)
                    {
                        turns[j] -= slopes[j] * (beyond / square);
                    }
                }
            }
        }

        // Between several things at once some closing may be left, and the whole motion is made as short as it takes.
        double share = 1;
        for (int i = 0; i < distances.Count; i++)
        {
            double most = Most(i);
            double closing = most - Beyond(i, turns, out _);
            share = closing > most ? Math.Min(share, most / closing) : share;
        }

        turns *= share;
    }

    // What may still be closed when the motion has closed what it closes, metres; below zero when that is too much.
    private double Beyond(int near, in Joints<Radian> turns, out double square)
    {
        ReadOnlySpan<double> slopes = distances.Slopes(near);
        double opens = 0;
        square = 0;
        for (int j = 0; j < joints; j++)
        {
            opens += slopes[j] * turns[j];
            square += slopes[j] * slopes[j];
        }

        return Most(near) + opens;
    }

    private double Most(int near) => ShareADecision * Math.Max(distances.Metres(near) - marginMetres, 0);
}
