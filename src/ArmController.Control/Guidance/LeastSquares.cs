using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// The turns of all joints together that bring the tip nearest to where it is to be, and are short themselves: damped least squares
/// (Nakamura and Hanafusa 1986, Wampler 1986). A joint that stands at its limit and would turn beyond it takes no part, and the others make up
/// for it.
/// </summary>
public static class LeastSquares
{
    // Where the arm is stretched, a millimetre of tip would ask for a radian: this much tip for a radian is too little to be asked for.
    private const double DampingMetres = 0.02;
    private const double AtLimitRadians = 0.01;

    /// <summary>Turns of the joints.</summary>
    /// <param name="columns">Metres of tip per radian of each joint.</param>
    /// <param name="error">From the tip to where it is to be, metres.</param>
    /// <param name="angles">Where the joints stand, radians.</param>
    /// <param name="ranges">How far they may turn.</param>
    /// <param name="turns">How far each is to turn, radians.</param>
    public static void Solve(
        in LaneVectors columns, in Vector3d error, in Joints<Radian> angles, JointRanges ranges, out Joints<Radian> turns)
    {
        turns = default;
        uint free = (1u << ranges.Count) - 1;
        for (uint held = 1; held != 0; free &= ~held)
        {
            Spread(columns, Weigh(columns, error, free), free, out turns);
            held = Beyond(turns, angles, ranges);
        }
    }

    /// <summary>Turns of the joints where the pitch of the last link counts too.</summary>
    /// <param name="columns">Metres of tip per radian of each joint.</param>
    /// <param name="slopes">Radians of pitch per radian of each joint.</param>
    /// <param name="error">From the tip to where it is to be, metres.</param>
    /// <param name="pitchError">From the pitch to what it is to be, radians.</param>
    /// <param name="angles">Where the joints stand, radians.</param>
    /// <param name="ranges">How far they may turn.</param>
    /// <param name="turns">How far each is to turn, radians.</param>
    public static void Solve(
        in LaneVectors columns,
        in Joints<Radian> slopes,
        in Vector3d error,
        double pitchError,
        in Joints<Radian> angles,
        JointRanges ranges,
        out Joints<Radian> turns)
    {
        Joints<Radian> row = slopes * TipTarget.MetresPerRadian;
        double wanted = pitchError * TipTarget.MetresPerRadian;
        turns = default;
        uint free = (1u << ranges.Count) - 1;
        for (uint held = 1; held != 0; free &= ~held)
        {
            // A fourth row beside the three of the place, by its Schur complement.
            Vector3d across = default;
            double own = DampingMetres * DampingMetres;
            for (int j = 0; j < ranges.Count; j++)
            {
                double slope = (free >> j & 1) != 0 ? row[j] : 0;
                across += columns[j] * slope;
                own += slope * slope;
            }

            Vector3d plain = Weigh(columns, error, free);
            Vector3d moved = Weigh(columns, across, free);
            double weight = (wanted - Vector3d.Dot(across, plain)) / (own - Vector3d.Dot(across, moved));
            Spread(columns, plain - (moved * weight), free, out turns);
            for (int j = 0; j < ranges.Count; j++)
            {
                turns[j] += (free >> j & 1) != 0 ? row[j] * weight : 0;
            }

            held = Beyond(turns, angles, ranges) & free;
        }
    }

    // Joints at a limit that would turn beyond it.
    private static uint Beyond(in Joints<Radian> turns, in Joints<Radian> angles, JointRanges ranges)
    {
        uint held = 0;
        for (int j = 0; j < ranges.Count; j++)
        {
            bool beyond = (angles[j] <= ranges.Lowest[j] + AtLimitRadians && turns[j] < 0)
                || (angles[j] >= ranges.Highest[j] - AtLimitRadians && turns[j] > 0);
            held |= beyond ? 1u << j : 0;
        }

        return held;
    }

    // x of (J J' + d d I) x = e, over the free joints; the matrix is symmetric and no determinant of it is below d to the sixth.
    private static Vector3d Weigh(in LaneVectors columns, in Vector3d e, uint free)
    {
        double xx = DampingMetres * DampingMetres;
        double yy = xx;
        double zz = xx;
        double xy = 0;
        double xz = 0;
        double yz = 0;
        for (int j = 0; j < Joints<Radian>.Capacity; j++)
        {
            if ((free >> j & 1) == 0)
            {
                continue;
            }

            ref readonly Vector3d lever = ref columns[j];
            xx += lever.X * lever.X;
            yy += lever.Y * lever.Y;
            zz += lever.Z * lever.Z;
            xy += lever.X * lever.Y;
            xz += lever.X * lever.Z;
            yz += lever.Y * lever.Z;
        }

        SymmetricMatrix m = new(xx, xy, xz, yy, yz, zz);
        return new(
            ((m.XX * e.X) + (m.XY * e.Y) + (m.XZ * e.Z)) / m.Determinant,
            ((m.XY * e.X) + (m.YY * e.Y) + (m.YZ * e.Z)) / m.Determinant,
            ((m.XZ * e.X) + (m.YZ * e.Y) + (m.ZZ * e.Z)) / m.Determinant);
    }

    private static void Spread(in LaneVectors columns, in Vector3d weights, uint free, out Joints<Radian> turns)
    {
        turns = default;
        for (int j = 0; j < Joints<Radian>.Capacity; j++)
        {
            turns[j] = (free >> j & 1) != 0 ? Vector3d.Dot(columns[j], weights) : 0;
        }
    }
}
