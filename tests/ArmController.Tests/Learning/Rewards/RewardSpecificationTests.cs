using ArmController.Learning.Rewards;
using Xunit;

namespace ArmController.Tests.Learning.Rewards;

public sealed class RewardSpecificationTests
{
    public static TheoryData<RewardTerm, string> Faults => new()
    {
        { new RewardTerm(" ", "m", 1), "no name" },
        { new RewardTerm("goal", "m", double.NaN), "'goal'" },
        { new RewardTerm("goal", "m", 1, Least: 2, Most: 1), "range" },
        { new RewardTerm("goal", "m", 1, Most: double.PositiveInfinity), "range" },
        { new RewardTerm("goal", "m", 1, MostGain: 0), "never change" },
        { new RewardTerm("time", "s", 1, TermKind.Cost), "'time' is a cost" },
        { new RewardTerm("time", "s", -1, TermKind.Cost, Least: -1), "'time' is a cost" },
        { new RewardTerm("reach", "share", 2, TermKind.LostStates), "'reach' is a cost" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_term_that_makes_no_sense_is_refused_by_name(RewardTerm term, string says) =>
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => new RewardSpecification(term)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_terms_of_one_name_are_refused() =>
        Assert.Contains(
            "two terms have the name 'goal'",
            Assert.Throws<ArgumentException>(() => new RewardSpecification(new("goal", "m", 1), new("goal", "s", 2))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void It_is_the_sum_of_its_terms_by_weight()
    {
        RewardSpecification reward = new RewardSpecification(new("goal", "goals", 50), new("move", "moves", -1, TermKind.Cost))
            .With(new RewardTerm("reach", "share", -2, TermKind.LostStates));
        Assert.Equal(50 - 3 - 1, reward.Sum([1, 3, 0.5]));
    }
}
