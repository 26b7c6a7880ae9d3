using ArmController.Learning.Exploration;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>Any motion, all alike.</summary>
/// <param name="random">Draws them.</param>
internal sealed class RandomChoice(Pcg32 random) : IMotionChoice
{
    private readonly MaskedChoice choice = new(1, random);

    /// <inheritdoc/>
    public bool LooksAhead => false;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public Motion Choose(Situation situation, double seconds) => (Motion)choice.Any(MotionLaw.Count, situation.Allowed);

    /// <inheritdoc/>
    public void Arrive(double seconds)
    {
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => choice.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        choice.Load(ref reader);
        return !reader.Truncated;
    }
}
