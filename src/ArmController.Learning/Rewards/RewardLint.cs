namespace ArmController.Learning.Rewards;

/// <summary>
/// Looks at recorded episodes for hints that can be gamed.
/// A potential must pay nothing on any way that comes back to where it was; progress must pay nothing for a step and the same step back;
/// a cost must never pay. Of each term the loop that paid most is kept. It is a tool for recordings and allocates.
/// </summary>
/// <remarks>A task's own terms are not judged: to be paid as often as it happens is what makes them the task.</remarks>
public sealed class RewardLint
{
    private readonly RewardSpecification reward;
    private readonly double tolerance;
    private readonly Dictionary<long, int> lastAt = [];
    private readonly List<long> states = [];
    private readonly List<double[]> paid = [];
    private readonly RewardLoop?[] worst;

    /// <summary>A lint that has seen nothing.</summary>
    /// <param name="reward">What was paid.</param>
    /// <param name="tolerance">What a loop may pay, in units of reward, for what its states leave out.</param>
    public RewardLint(RewardSpecification reward, double tolerance = 1e-9)
    {
        ArgumentNullException.ThrowIfNull(reward);
        this.reward = reward;
        this.tolerance = tolerance;
        worst = new RewardLoop?[reward.Terms.Length];
    }

    /// <summary>The loops found, one per term at most, in the order of the terms.</summary>
    public IReadOnlyList<RewardLoop> Loops
    {
        get
        {
            List<RewardLoop> found = [];
            foreach (RewardLoop? loop in worst)
            {
                if (loop is not null)
                {
                    found.Add(loop);
                }
            }

            return found;
        }
    }

    /// <summary>An episode begins.</summary>
    /// <param name="state">A number of the state; equal numbers are one place.</param>
    public void Begin(long state)
    {
        lastAt.Clear();
        states.Clear();
        paid.Clear();
        states.Add(state);
        lastAt[state] = 0;
    }

    /// <summary>A step was taken.</summary>
    /// <param name="state">Where it led.</param>
    /// <param name="amounts">What each term paid for it, in units of reward.</param>
    public void See(long state, ReadOnlySpan<double> amounts)
    {
        paid.Add(amounts.ToArray());
        states.Add(state);
        int now = states.Count - 1;
        int before = lastAt.GetValueOrDefault(state, -1);
        for (int term = 0; term < worst.Length; term++)
        {
            int from = reward.Terms[term].Kind switch
            {
                TermKind.Potential => before,
                TermKind.Progress => now >= 2 && states[now - 2] == state && states[now - 1] != state ? now - 2 : -1,
                TermKind.Task => -1,
                _ => now - 1,
            };
            Judge(term, from, now);
        }

        lastAt[state] = now;
    }

    private void Judge(int term, int from, int now)
    {
        if (from < 0)
        {
            return;
        }

        double sum = 0;
        for (int step = from; step < now; step++)
        {
            sum += paid[step][term];
        }

        if (!(sum <= tolerance) && !(sum <= worst[term]?.Paid))
        {
            worst[term] = new RewardLoop(reward.Terms[term].Name, from, now, sum);
        }
    }
}
