namespace ArmController.Learning.Rewards;

/// <summary>What a task pays, as data: its terms in a fixed order, in which a world gives its evidence.</summary>
public sealed class RewardSpecification
{
    private readonly RewardTerm[] terms;

    /// <summary>A reward of these terms.</summary>
    /// <exception cref="ArgumentException">A term makes no sense, or two have the same name; the message names it.</exception>
    public RewardSpecification(params RewardTerm[] terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        HashSet<string> names = [];
        foreach (RewardTerm term in terms)
        {
            string? fault = term.Fault() ?? (names.Add(term.Name) ? null : $"two terms have the name '{term.Name}'");
            if (fault is not null)
            {
                throw new ArgumentException(fault, nameof(terms));
            }
        }

        this.terms = [.. terms];
    }

    /// <summary>The terms.</summary>
    public ReadOnlySpan<RewardTerm> Terms => terms;

    /// <summary>The same reward with more terms behind it.</summary>
    public RewardSpecification With(params RewardTerm[] more) => new([.. terms, .. more]);

    /// <summary>The reward of readings that are believed whatever they say: their sum by weight.</summary>
    /// <param name="evidence">One reading per term, in its unit.</param>
    public double Sum(ReadOnlySpan<double> evidence)
    {
        double sum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            sum += terms[i].Weight * evidence[i];
        }

        return sum;
    }
}
