using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Control.Guidance.Planning;

/// <summary>
/// Says of a straight way in joint space whether the arm is clear all along it. It looks at postures so near to each other that what lies between
/// two of them is hardly nearer to anything than they are; the shield, which looks between ticks too, has the last word all the same.
/// </summary>
public sealed class ClearWays
{
    // No point of the arm moves farther than this from one look to the next.
    private const double StepMetres = 0.01;

    private readonly ClearanceProbe probe;
    private readonly double[] levers;
    private readonly double leastMetres;

    /// <summary>Those of an arm among its obstacles.</summary>
    /// <param name="body">The room it takes up.</param>
    /// <param name="obstacles">What it stays clear of.</param>
    public ClearWays(ArmBody body, Obstacles obstacles)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(obstacles);
        probe = new(body, obstacles);
        leastMetres = obstacles.MarginMetres + ClearPostures.SpareMetres;
        levers = new double[body.Chain.Count];
        foreach (BodyCapsule capsule in body.Capsules)
        {
            for (int j = 0; j < levers.Length; j++)
            {
                levers[j] = Math.Max(levers[j], body.LeverMetres(j, capsule));
            }
        }
    }

    /// <summary>Postures looked at so far.</summary>
    public long Looks { get; private set; }

    /// <summary>Those of an arm; null where it need not stay clear of anything.</summary>
    public static ClearWays? Of(ArmDescription arm) => arm is { Body: { } body, Obstacles: { } obstacles } ? new(body, obstacles) : null;

    /// <summary>True when a posture is clear by the margin and the spare.</summary>
    public bool Has(in Joints<Radian> posture) => Has(posture, leastMetres);

    /// <summary>
    /// What the ways from a posture have to keep at their beginning, metres: an arm that stands nearer to something than it should has to get away.
    /// </summary>
    public double LeastFrom(in Joints<Radian> posture)
    {
        const double RoundingMetres = 0.0005;
        return Has(posture) ? leastMetres : Math.Min(leastMetres, probe.Shortest(posture, out _) - RoundingMetres);
    }

    /// <summary>True when a way is clear: its end, and all of it but its beginning.</summary>
    /// <param name="from">Its beginning, radians.</param>
    /// <param name="to">Its end, radians.</param>
    /// <param name="least">What is to be kept before the end, metres; of <see cref="LeastFrom"/>.</param>
    public bool Connects(in Joints<Radian> from, in Joints<Radian> to, double least)
    {
        // The end first: most of what is not clear is not so there.
        if (!Has(to))
        {
            return false;
        }

        double metres = 0;
        for (int j = 0; j < levers.Length; j++)
        {
            metres += levers[j] * Math.Abs(to[j] - from[j]);
        }

        int steps = (int)Math.Ceiling(metres / StepMetres);
        for (int i = 1; i < steps; i++)
        {
            if (!Has(from + ((to - from) * ((double)i / steps)), least))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same for a way that begins where it is clear.</summary>
    public bool Connects(in Joints<Radian> from, in Joints<Radian> to) => Connects(from, to, leastMetres);

    private bool Has(in Joints<Radian> posture, double least)
    {
        Looks++;
        return probe.IsAtLeast(posture, least);
    }
}
