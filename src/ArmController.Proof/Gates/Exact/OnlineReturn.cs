namespace ArmController.Proof.Gates.Exact;

/// <summary>
/// The online lambda-return algorithm as the book defines it, a table's values: after every step all of the episode is learned anew,
/// towards lambda-returns that reach up to the newest state (Sutton and Barto 2018, section 12.4). Slow, and the judge of what is fast.
/// </summary>
/// <param name="first">Values at the episode's begin.</param>
/// <param name="gamma">Discount.</param>
/// <param name="lambda">Trace decay.</param>
/// <param name="step">Step size.</param>
/// <param name="start">State that the episode begins in.</param>
internal sealed class OnlineReturn(double[] first, double gamma, double lambda, double step, int start)
{
    private readonly List<int> states = [start];
    private readonly List<double> rewards = [];

    // The values after each step: a return looks a state up in those of the time at which it was the newest.
    private readonly List<double[]> values = [first];

    /// <summary>The values after one more step.</summary>
    /// <param name="reward">What it brought.</param>
    /// <param name="reached">Where it led; nowhere when the episode is over.</param>
    public double[] After(double reward, int? reached)
    {
        rewards.Add(reward);
        states.Add(reached ?? -1);
        double[] learned = [.. values[0]];
        for (int t = 0; t < rewards.Count; t++)
        {
            learned[states[t]] += step * (Return(t) - learned[states[t]]);
        }

        values.Add(learned);
        return learned;
    }

    private double Return(int t)
    {
        double sum = 0;
        double discount = 1;
        double share = 1;
        double mixed = 0;
        for (int end = t + 1; end <= rewards.Count; end++)
        {
            sum += discount * rewards[end - 1];
            discount *= gamma;
            double hoped = states[end] < 0 ? 0 : values[end - 1][states[end]];
            double part = end == rewards.Count ? share : share * (1 - lambda);
            mixed += part * (sum + (discount * hoped));
            share *= lambda;
        }

        return mixed;
    }
}
