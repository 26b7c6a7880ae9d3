using ArmController.Learning.Exploration;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>
/// The motion that the model thinks most of, among those that were tried least; it learns nothing. What a learner is worth is what it does better.
/// </summary>
/// <param name="random">Breaks ties.</param>
internal sealed class LookAheadChoice(Pcg32 random) : IMotionChoice
{
    // Two more tries of a motion weigh as much as a step in what the model thinks of it.
    private const double TryCost = 0.5;

    private readonly MaskedChoice choice = new(0, random);
    private readonly double[] values = new double[MotionLaw.Count];

    /// <inheritdoc/>
    public bool LooksAhead => true;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public Motion Choose(Situation situation, double seconds)
    {
        for (int a = 0; a < values.Length; a++)
        {
            Outlook outlook = situation[(Motion)a];
            int merit = outlook.IsClear ? (outlook.Arrives ? 3 : outlook.After.Sees ? 2 : 1) : 0;
            values[a] = merit - (TryCost * situation.Tries((Motion)a));
        }

        return (Motion)choice.Best(values, situation.Allowed);
    }

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
