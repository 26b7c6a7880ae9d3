using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>One point of the chain whose speed is limited, and how a turn of each joint carries it.</summary>
/// <param name="lane">Lane that carries it.</param>
/// <param name="point">Where in that lane's frame, metres.</param>
/// <param name="levers">Longest distance from each lane's axis, metres; chain lanes only.</param>
internal sealed class TipWatch(int lane, Vector3d point, double[] levers)
{
    /// <summary>The points of a body: its chain's joints after the second, and the tip; those that nothing moves are left out.</summary>
    public static TipWatch[] Of(ArmBody body)
    {
        int count = body.Chain.Count;
        TipWatch?[] points = new TipWatch?[count];
        int found = 0;
        for (int i = Math.Min(2, count); i <= count; i++)
        {
            Vector3d point = i < count ? body.Joints[i].Place.Origin : body.Chain.TipOffset;
            double[] levers = new double[count];
            double sum = 0;
            for (int lane = 0; lane < count; lane++)
            {
                levers[lane] = body.LeverMetres(lane, i - 1, point);
                sum += levers[lane];
            }

            if (sum > 0)
            {
                points[found++] = new(i - 1, point, levers);
            }
        }

        TipWatch[] all = new TipWatch[found];
        for (int i = 0; i < found; i++)
        {
            all[i] = points[i]!;
        }

        return all;
    }

    /// <summary>True when a joint can carry it anywhere.</summary>
    public bool Minds(int lane) => lane < levers.Length && levers[lane] > 0;

    /// <summary>Where it is in a pose, metres.</summary>
    public Vector3d At(BodyPose pose) => pose.Of(lane, point);

    /// <summary>More than it can move in one of the steps from tick k on, metres: levers laid straight.</summary>
    public double Largest(LaneTrack[] tracks, int k)
    {
        double sum = 0;
        for (int i = 0; i < levers.Length; i++)
        {
            sum += levers[i] * tracks[i].Largest(k);
        }

        return sum;
    }

    /// <summary>
    /// How much faster than on average it can be somewhere within the step to tick k, metres per tick. Along a step that is straight in the
    /// joints, the second derivative for joints i and j is axis i across (axis j across the way from j), j the one nearer to the point: no
    /// longer than that point's distance from axis j. A speed is off its mean by half of that sum at most.
    /// </summary>
    public double Bend(LaneTrack[] tracks, int k)
    {
        double sum = 0;
        double inner = 0;
        for (int j = 0; j < levers.Length; j++)
        {
            double step = tracks[j].Moved(k);
            sum += levers[j] * step * (step + (2 * inner));
            inner += step;
        }

        return sum / 2;
    }
}
