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

    /// <summary>Looks from a state at what is aimed at.</summary>
    /// <param name="state">The state.</param>
    /// <param name="target">What is aimed at.</param>
    /// <param name="view">What it sees.</param>
    public void Look(in ArmState state, in TipTarget target, out Sight view)
    {
        view = default;
        model.Look(state.Angles, out view.ModelTip, out view.Columns);
        view.Tip = state.TipMeasured ? Carried(state, view.ModelTip) : view.ModelTip;
        view.Error = target.Place - view.Tip;
        for (int j = 0; j < ranges.Count; j++)
        {
            view.Error -= view.Columns[j] * state.Residual[j];
        }

        view.Metres = view.Error.Length;
        if (target.HasPitch)
        {
            LookUp(state, target, ref view);
        }
    }

    // Nothing measures the pitch: it is the model's.
    private void LookUp(in ArmState state, in TipTarget target, ref Sight view)
    {
        view.HasPitch = true;
        model.Incline(state.Angles, out view.Inclination);
        view.PitchError = target.PitchRadians - view.Inclination.PitchRadians;
        for (int j = 0; j < ranges.Count; j++)
        {
            view.PitchError -= view.Inclination.Slopes[j] * state.Residual[j];
        }

        double pitch = TipTarget.MetresPerRadian * view.PitchError;
        view.Metres = Math.Sqrt((view.Metres * view.Metres) + (pitch * pitch));
    }

    // Where a tip that was seen earlier is by now: it has moved as the model has.
    private Vector3d Carried(in ArmState state, in Vector3d modelTip)
    {
        if (state.TipAge.Value == 0)
        {
            return state.Tip;
        }

        model.Look(state.TipAngles, out Vector3d then, out _);
        return state.Tip + (modelTip - then);
    }

    /// <summary>Speeds that bring the tip nearer; none is above its joint's limit.</summary>
    public Proposal Go(in ArmState state, in Sight view)
    {
        Joints<Radian> turns;
        if (view.HasPitch)
        {
            LeastSquares.Solve(view.Columns, view.Inclination.Slopes, view.Error, view.PitchError, state.Reference, ranges, out turns);
        }
        else
        {
            LeastSquares.Solve(view.Columns, view.Error, state.Reference, ranges, out turns);
        }

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

        sliding?.Along(state.Reference, ranges, decisionPeriod.Value, ref velocity);
        return Proposal.AtVelocity(velocity);
    }

    /// <summary>What is aimed at, as it looks from a state.</summary>
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

        /// <summary>How far off it is in all, metres: a radian of pitch counts as <see cref="TipTarget.MetresPerRadian"/>.</summary>
        public double Metres;

        /// <summary>Whether the pitch counts.</summary>
        public bool HasPitch;

        /// <summary>From the pitch that there will be to that which is wanted, radians.</summary>
        public double PitchError;

        /// <summary>The model's pitch.</summary>
        public Inclination Inclination;
    }
}
