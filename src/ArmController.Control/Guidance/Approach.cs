using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// Brings the tip nearer along a straight line: every decision it goes a part of the turns that least squares ask for, from where the tip will be
/// once all that was commanded has arrived.
/// </summary>
/// <param name="model">What is believed of the arm.</param>
/// <param name="ranges">How far and how fast its joints turn.</param>
/// <param name="decisionPeriod">Time between two decisions.</param>
/// <param name="sliding">Keeps it from pressing against anything; null where nothing is in the way.</param>
internal sealed class Approach(IArmModel model, JointRanges ranges, Seconds decisionPeriod, Sliding? sliding = null)
{
    // A third in a decision settles within half a second, and swings on no arm whose servos are 160 ms behind.
    private const double Gain = 0.35;

    /// <summary>Looks from a state at a place.</summary>
    /// <param name="state">The state.</param>
    /// <param name="place">The place, metres in the base frame.</param>
    /// <param name="view">What it sees.</param>
    public void Look(in ArmState state, in Vector3d place, out Sight view)
    {
        model.Look(state.Angles, out view.ModelTip, out view.Columns);
        view.Tip = state.TipMeasured ? state.Tip : view.ModelTip;
        view.Error = place - view.Tip;
        for (int j = 0; j < ranges.Count; j++)
        {
            view.Error -= view.Columns[j] * state.Residual[j];
        }
    }

    /// <summary>Speeds that bring the tip nearer; none is above its joint's limit.</summary>
    public Proposal Go(in ArmState state, in Sight view)
    {
        LeastSquares.Solve(view.Columns, view.Error, state.Reference, ranges, out Joints<Radian> turns);
        double share = Gain / decisionPeriod.Value;
        double over = 1;
        for (int j = 0; j < ranges.Count; j++)
        {
            over = Math.Max(over, Math.Abs(turns[j]) * share / ranges.Fastest[j]);
        }

        // Whatever is no number asks for nothing.
        Joints<RadianPerSecond> velocity = default;
        for (int j = 0; j < ranges.Count && double.IsFinite(over); j++)
        {
            velocity[j] = turns[j] * share / over;
        }

        return Proposal.AtVelocity(sliding is null ? velocity : Slid(state.Reference, velocity, sliding));
    }

    private Joints<RadianPerSecond> Slid(in Joints<Radian> reference, in Joints<RadianPerSecond> velocity, Sliding along)
    {
        Joints<Radian> turns = default;
        for (int j = 0; j < ranges.Count; j++)
        {
            turns[j] = velocity[j] * decisionPeriod.Value;
        }

        along.Along(reference, ref turns);
        double over = 1;
        for (int j = 0; j < ranges.Count; j++)
        {
            over = Math.Max(over, Math.Abs(turns[j]) / (decisionPeriod.Value * ranges.Fastest[j]));
        }

        Joints<RadianPerSecond> slid = default;
        for (int j = 0; j < ranges.Count; j++)
        {
            slid[j] = turns[j] / (decisionPeriod.Value * over);
        }

        return slid;
    }

    /// <summary>A place as it looks from a state.</summary>
    public struct Sight
    {
        /// <summary>Where the model has the tip, metres in the base frame.</summary>
        public Vector3d ModelTip;

        /// <summary>The tip: measured, or the model's.</summary>
        public Vector3d Tip;

        /// <summary>From where the tip will be to the place, metres.</summary>
        public Vector3d Error;

        /// <summary>Metres of tip per radian of each joint.</summary>
        public LaneVectors Columns;
    }
}
