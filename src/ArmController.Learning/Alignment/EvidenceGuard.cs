using ArmController.Learning.Rewards;

namespace ArmController.Learning.Alignment;

/// <summary>
/// Believes a reading only when it lies in its term's range and has not risen faster than it can; else the term pays the least it can pay. So a tampered or
/// covered sensor earns nothing, whatever it shows.
/// </summary>
public sealed class EvidenceGuard
{
    private readonly RewardSpecification reward;
    private readonly double[] believed;

    /// <summary>A guard for this reward's readings.</summary>
    public EvidenceGuard(RewardSpecification reward)
    {
        ArgumentNullException.ThrowIfNull(reward);
        this.reward = reward;
        believed = new double[reward.Terms.Length];
    }

    /// <summary>Readings not believed so far.</summary>
    public long Refused { get; private set; }

    /// <summary>The readings with which an episode begins; one outside of its range counts as the worst.</summary>
    public void Begin(ReadOnlySpan<double> evidence)
    {
        for (int i = 0; i < evidence.Length; i++)
        {
            believed[i] = IsInRange(reward.Terms[i], evidence[i]) ? evidence[i] : reward.Terms[i].Worst;
        }
    }

    /// <summary>The evidence to pay for.</summary>
    /// <param name="term">Place of the term.</param>
    /// <param name="reading">What its sensor shows, in its unit.</param>
    public double Believe(int term, double reading)
    {
        RewardTerm says = reward.Terms[term];
        if (IsInRange(says, reading) && reading - believed[term] <= says.MostRise)
        {
            believed[term] = reading;
            return reading;
        }

        Refused++;
        return says.Worst;
    }

    private static bool IsInRange(RewardTerm term, double reading) => reading >= term.Least && reading <= term.Most;
}
