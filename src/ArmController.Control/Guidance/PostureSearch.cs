using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// Finds a posture for the tip in the model, before the arm moves: inverse kinematics by least squares from many postures, since from one alone it
/// may fold the wrong way and lean on a limit. Of those that lead there and are clear, the one that is reached first wins.
/// </summary>
/// <param name="model">What is believed of the arm.</param>
/// <param name="ranges">How far its joints turn.</param>
/// <param name="clear">Where it may rest.</param>
/// <param name="random">Draws the postures to begin from.</param>
public sealed class PostureSearch(IArmModel model, JointRanges ranges, ClearPostures clear, Pcg32 random)
{
    /// <summary>Postures it begins from.</summary>
    public const int Tries = 24;

    private const int MostSteps = 60;
    private const double MostTurnRadians = 0.25;
    private const double ThereMetres = 0.0005;

    private Vector3d place;
    private Joints<Radian> from;
    private Joints<Radian> best;
    private double bestSeconds;
    private int tried;

    /// <summary>True once a posture was found.</summary>
    public bool Found => double.IsFinite(bestSeconds);

    /// <summary>The posture that is reached first of those found, radians by lane.</summary>
    public ref readonly Joints<Radian> Best => ref best;

    /// <summary>Begins anew.</summary>
    /// <param name="target">Where the tip is to be, metres in the base frame.</param>
    /// <param name="stands">Where the arm stands, radians; joints that do not move the tip stay there.</param>
    public void Begin(in Vector3d target, in Joints<Radian> stands)
    {
        place = target;
        from = stands;
        best = stands;
        bestSeconds = double.PositiveInfinity;
        tried = 0;
    }

    /// <summary>Goes on by so many tries; true when all have been made.</summary>
    public bool Advance(int tries)
    {
        for (int end = Math.Min(tried + tries, Tries); tried < end; tried++)
        {
            Joints<Radian> posture = Start();
            if (!LeadsThere(ref posture))
            {
                continue;
            }

            double seconds = ranges.Travel(from, posture);
            if (seconds < bestSeconds && clear.Has(posture))
            {
                best = posture;
                bestSeconds = seconds;
            }
        }

        return tried == Tries;
    }

    /// <summary>Writes how far it is.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        writer.Write(place);
        writer.Write((ReadOnlySpan<double>)from);
        writer.Write((ReadOnlySpan<double>)best);
        writer.Write(bestSeconds);
        writer.Write(tried);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        random.Load(ref reader);
        place = reader.ReadVector();
        reader.Read((Span<double>)from);
        reader.Read((Span<double>)best);
        bestSeconds = reader.ReadDouble();
        tried = reader.ReadInt();
        return !reader.Truncated && place.IsFinite && from.IsFinite() && best.IsFinite() && bestSeconds >= 0 && tried is >= 0 and <= Tries;
    }

    // The first from where the arm stands, the others ever farther from there: what is near is found often, what is far at all.
    private Joints<Radian> Start()
    {
        Joints<Radian> posture = ranges.Clamp(from);
        double share = (double)tried / (Tries - 1);
        for (int j = 0; j < ranges.Count; j++)
        {
            posture[j] += share * (random.NextDouble(ranges.Lowest[j], ranges.Highest[j]) - posture[j]);
        }

        return posture;
    }

    private bool LeadsThere(ref Joints<Radian> posture)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            model.Look(posture, out Vector3d tip, out LaneVectors columns);
            Vector3d error = place - tip;
            if (error.Length < ThereMetres)
            {
                return true;
            }

            LeastSquares.Solve(columns, error, posture, ranges, out Joints<Radian> turns);
            double longest = 0;
            for (int j = 0; j < ranges.Count; j++)
            {
                longest = Math.Max(longest, Math.Abs(turns[j]));
            }

            posture = ranges.Clamp(posture + (turns * (longest > MostTurnRadians ? MostTurnRadians / longest : 1)));
        }

        return false;
    }
}
