using ArmController.Learning.Rewards;
using ArmController.Numerics;

namespace ArmController.Learning.Alignment;

/// <summary>
/// Believes a reading only when it lies in its term's range and has not changed for the better faster than it can;
/// else the term pays the least it can pay. So a sensor that is suddenly covered or tampered with earns nothing.
/// </summary>
/// <remarks>
/// What it cannot tell: a sensor that was covered when the episode began and shows what could be, and one that drifts no faster than the truth could.
/// What may be believed grows with every step that was not, so that an honest sensor is heard again.
/// </remarks>
public sealed class EvidenceGuard
{
    private readonly RewardSpecification reward;
    private readonly double[] believed;
    private readonly int[] doubted;

    /// <summary>A guard for this reward's readings.</summary>
    public EvidenceGuard(RewardSpecification reward)
    {
        ArgumentNullException.ThrowIfNull(reward);
        this.reward = reward;
        believed = new double[reward.Terms.Length];
        doubted = new int[reward.Terms.Length];
    }

    /// <summary>Readings not believed so far.</summary>
    public long Refused { get; private set; }

    /// <summary>The readings with which an episode begins; one outside of its range counts as the worst.</summary>
    public void Begin(ReadOnlySpan<double> evidence)
    {
        for (int i = 0; i < evidence.Length; i++)
        {
            believed[i] = IsInRange(reward.Terms[i], evidence[i]) ? evidence[i] : reward.Terms[i].Worst;
            doubted[i] = 0;
        }
    }

    /// <summary>The evidence to pay for.</summary>
    /// <param name="term">Place of the term.</param>
    /// <param name="reading">What its sensor shows, in its unit.</param>
    public double Believe(int term, double reading)
    {
        RewardTerm says = reward.Terms[term];
        double gain = (reading - believed[term]) * (says.Weight >= 0 ? 1 : -1);
        if (IsInRange(says, reading) && gain <= says.MostGain * (1 + doubted[term]))
        {
            believed[term] = reading;
            doubted[term] = 0;
            return reading;
        }

        Refused++;
        doubted[term]++;
        return says.Worst;
    }

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => (believed.Length * (sizeof(double) + sizeof(int))) + sizeof(long);

    /// <summary>Writes what it believes.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(believed);
        writer.Write(doubted);
        writer.Write(Refused);
    }

    /// <summary>Reads it; false when a belief is out of its range.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read(believed);
        reader.Read(doubted);
        Refused = reader.ReadLong();
        bool sound = !reader.Truncated && Refused >= 0;
        for (int i = 0; i < believed.Length; i++)
        {
            sound &= IsInRange(reward.Terms[i], believed[i]) && doubted[i] >= 0;
        }

        return sound;
    }

    private static bool IsInRange(RewardTerm term, double reading) => reading >= term.Least && reading <= term.Most;
}
