using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>Brings the tip to a place. It learns nothing, and every task may have one do its reaching.</summary>
public interface ITipGuide
{
    /// <summary>From now on the tip is to go to a place, metres in the base frame.</summary>
    void Aim(in Vector3d place);

    /// <summary>From now on the tip is to go to a place and the last link to point there; a guide that knows no pitch goes to the place.</summary>
    /// <param name="place">Metres in the base frame.</param>
    /// <param name="pitchRadians">How far the last link is to point above the level.</param>
    void Aim(in Vector3d place, double pitchRadians) => Aim(place);

    /// <summary>Decides where the arm should go next.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="interrupted">Whether the last decision was not followed: the arm may be anywhere by now.</param>
    /// <param name="proposal">What it wants; the envelope admits of it what is safe.</param>
    void Decide(in ArmState state, bool interrupted, out Proposal proposal);

    /// <summary>Writes everything that makes its next decisions.</summary>
    void Save(ref StateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    bool Load(ref StateReader reader);
}
