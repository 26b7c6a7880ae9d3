using ArmController.Numerics;

namespace ArmController.Learning.Temporal;

/// <summary>
/// Watches temporal-difference errors and trips, for good, when they have grown far beyond what the rewards could explain:
/// bootstrapping off the policy with shared weights may diverge (Baird 1995; Sutton and Barto 2018, section 11.2), and so may too large steps.
/// </summary>
/// <remarks>
/// R being the largest reward seen so far and first the largest value believed in before, who only ever averages what was seen (any table,
/// any step size up to 1, and all the averagers of Gordon 1995, "Stable function approximation in dynamic programming") cannot after t steps believe
/// in more than
/// <code>
/// bound  = first + R min(1 / (1 - gamma), t)          and so          |delta| &lt;= R + (1 + gamma) bound
/// </code>
/// Values beyond what rewards allow are what van Hasselt et al. 2018, "Deep reinforcement learning and the deadly triad", call soft divergence,
/// and with shared weights or long traces some of it passes again.
/// So the mean error, over a hundred steps or so, must stay above ten times that limit's size to count.
/// Divergence is exponential: the margin of ten costs few steps, and without a discount, where the limit grows with time,
/// it grows more slowly than they do.
/// </remarks>
public sealed class DivergenceDetector
{
    // Far above any reward, and far enough below the largest number that sums and products of a few such are numbers.
    private const double Largest = 1e150;
    private const double Margin = 10;
    private const double MeanSteps = 100;

    private readonly double gamma;
    private readonly double horizon;
    private double first;
    private double largestReward;
    private double mean;
    private long steps;

    /// <summary>A detector that has seen nothing.</summary>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no discount.</exception>
    public DivergenceDetector(double gamma)
    {
        if (!(gamma >= 0 && gamma <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), "A discount is 0 to 1.");
        }

        this.gamma = gamma;
        horizon = 1 / (1 - gamma);
    }

    /// <summary>Why it tripped.</summary>
    public DivergenceReason Reason { get; private set; }

    /// <summary>True once it has tripped; only <see cref="Reset"/> ends that.</summary>
    public bool HasTripped => Reason != DivergenceReason.None;

    /// <summary>True until something was watched.</summary>
    public bool IsNew => steps == 0;

    /// <summary>
    /// How near it is to tripping: the mean error as a share of the largest that is tolerated, 0 to 1; above 1 once it has tripped over that.
    /// </summary>
    public double Strain => mean > 0 ? mean / Limit : 0;

    private double Limit => Margin * (largestReward + ((1 + gamma) * (first + (largestReward * Math.Min(horizon, steps)))));

    /// <summary>Says what is believed in before the first step.</summary>
    /// <param name="largest">No value of any state and action is larger, in units of reward, sign aside.</param>
    public void Believe(double largest) => first = Math.Abs(largest);

    /// <summary>Watches one step that is about to be learned from.</summary>
    /// <param name="reward">Its reward, less the average reward where one is learned.</param>
    /// <param name="error">Its temporal-difference error, in units of reward.</param>
    /// <returns>True when it may be learned from; false from tripping on.</returns>
    public bool Watch(double reward, double error)
    {
        if (HasTripped)
        {
            return false;
        }

        double size = Math.Abs(error);
        if (!(size <= Largest) || !(Math.Abs(reward) <= Largest))
        {
            Reason = DivergenceReason.NoNumber;
            return false;
        }

        steps++;
        largestReward = Math.Max(largestReward, Math.Abs(reward));
        mean += (size - mean) / MeanSteps;
        if (mean > Limit)
        {
            Reason = DivergenceReason.BeyondRewards;
        }

        return !HasTripped;
    }

    /// <summary>Forgets all it has seen and that it tripped.</summary>
    public void Reset()
    {
        first = 0;
        largestReward = 0;
        mean = 0;
        steps = 0;
        Reason = DivergenceReason.None;
    }

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public const int SavedBytes = (3 * sizeof(double)) + sizeof(long) + sizeof(int);

    /// <summary>Writes what it has seen.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(first);
        writer.Write(largestReward);
        writer.Write(mean);
        writer.Write(steps);
        writer.Write((int)Reason);
    }

    /// <summary>Reads it; false, with nothing seen, when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        first = reader.ReadDouble();
        largestReward = reader.ReadDouble();
        mean = reader.ReadDouble();
        steps = reader.ReadLong();
        Reason = (DivergenceReason)reader.ReadInt();
        bool sound = !reader.Truncated && first >= 0 && double.IsFinite(first) && largestReward >= 0 && largestReward <= Largest && mean >= 0
            && mean <= Largest && steps >= 0 && Reason is >= DivergenceReason.None and <= DivergenceReason.BeyondRewards;
        if (!sound)
        {
            Reset();
        }

        return sound;
    }
}
