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

    /// <summary>What each term pays for readings that are believed whatever they say, and their sum.</summary>
    /// <param name="evidence">One reading per term, in its unit.</param>
    /// <param name="amounts">On exit, one amount per term, in units of reward.</param>
    public double Sum(ReadOnlySpan<double> evidence, Span<double> amounts)
    {
        double sum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            amounts[i] = terms[i].Weight * evidence[i];
            sum += amounts[i];
        }

        return sum;
    }

    /// <summary>The reward of readings that are believed whatever they say: their sum by weight.</summary>
    /// <param name="evidence">One reading per term, in its unit.</param>
    public double Sum(ReadOnlySpan<double> evidence)
    {
        Span<double> amounts = stackalloc double[terms.Length];
        return Sum(evidence, amounts);
    }
}
