using ArmController.Learning.Learners;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>
/// The motion that has done best in situations like this one. One learner serves all goals and every arm that has these motions: it sees relations,
/// and no arm's angles.
/// </summary>
internal sealed class LearnedChoice : IMotionChoice
{
    private const double Gamma = 0.97;
    private const double PaceSeconds = 0.4;
    private const double PotentialMetres = 0.03;
    private const double RefusedCost = 0.5;

    private readonly OptionLearner learner;
    private readonly double decay = Elementary.Log(Gamma);
    private double metres;

    /// <summary>Puts it together.</summary>
    /// <param name="learner">Made by <see cref="NewLearner"/>.</param>
    public LearnedChoice(OptionLearner learner)
    {
        this.learner = learner;
        learner.Restart();
    }

    /// <summary>A learner of motions that knows nothing.</summary>
    /// <param name="random">Its own random sequence.</param>
    public static OptionLearner NewLearner(Pcg32 random) => new(
        MotionLaw.Count, MotionFeatures.Active, MotionFeatures.Count, new() { FirstValue = -12 }, random);

    /// <inheritdoc/>
    public bool LooksAhead => true;

    /// <inheritdoc/>
    public void Begin() => learner.Restart();

    /// <inheritdoc/>
    public Motion Choose(Situation situation, double seconds)
    {
        for (int a = 0; a < MotionLaw.Count; a++)
        {
            MotionFeatures.Write(situation, (Motion)a, learner.PlacesOf(a));
        }

        double discount = Elementary.Exp(decay * seconds / PaceSeconds);
        double reward = (-seconds / PaceSeconds) - (situation.LastEnding == Ending.Refused ? RefusedCost : 0);
        double shaping = (metres - (discount * situation.Metres)) / PotentialMetres;
        learner.Learn(reward + shaping, discount, situation.Allowed);
        metres = situation.Metres;
        return (Motion)learner.Choose(situation.Allowed);
    }

    /// <inheritdoc/>
    public void Arrive(double seconds) => learner.Finish((-seconds / PaceSeconds) + (metres / PotentialMetres));

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        learner.SaveLearned(ref writer);
        learner.SaveProgress(ref writer);
        writer.Write(metres);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = learner.LoadLearned(ref reader) & learner.LoadProgress(ref reader);
        metres = reader.ReadDouble();
        return sound && !reader.Truncated && metres >= 0;
    }
}
