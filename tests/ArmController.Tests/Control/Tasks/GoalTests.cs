using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using Xunit;

namespace ArmController.Tests.Control.Tasks;

public sealed class GoalTests
{
    private static readonly Goal[] Some =
    [
        default,
        Goal.AtPoint(new(0.1, -0.2, 0.3)),
        Goal.AtPose(new(0.1, -0.2, 0.3), 1.5, -1.2),
        Goal.OfThing(7, new(0.2, 0, 0.01), 0.5),
        Goal.Where(new Predicate(PredicateKind.On, 3, 7)),
        Goal.Where([.. Enumerable.Range(1, Goal.MostPredicates).Select(n => new Predicate(PredicateKind.Turned, (byte)n, (byte)(n % 4)))]),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Some.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_written_is_read_again_and_no_byte_may_be_missing(int number)
    {
        byte[] image = SavedState.Of(Some[number].Save);
        Assert.Equal(Goal.SavedBytes, image.Length);
        Assert.True(Load(image, out Goal read));
        Assert.Equal(Some[number], read);
        Assert.False(Load(image[..^1], out Goal torn));
        Assert.Equal(default, torn);
    }

    [Fact]
    public void All_of_them_differ()
    {
        for (int i = 0; i < Some.Length; i++)
        {
            for (int j = 0; j < Some.Length; j++)
            {
                Assert.Equal(i == j, Some[i] == Some[j]);
                Assert.Equal(i != j, Some[i] != Some[j]);
            }
        }
    }

    [Fact]
    public void Sentences_are_kept_in_order_and_a_goal_has_one_to_eight()
    {
        Predicate[] two = [new(PredicateKind.On, 1, 2), new(PredicateKind.Held, 3, 0)];
        Goal goal = Goal.Where(two);
        Assert.Equal(two, goal.Predicates.ToArray());
        Assert.Throws<ArgumentException>(() => Goal.Where());
        Assert.Throws<ArgumentException>(() => Goal.Where(new Predicate[9]));
        Assert.Throws<ArgumentException>(() => Goal.Where(default(Predicate)));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0, 5)]
    [InlineData(0, -1)]
    [InlineData(4, -1)]
    [InlineData(48, 6)]
    [InlineData(48, 1 << 24)]
    [InlineData(52, 1)]
    public void An_image_that_makes_no_goal_is_refused(int at, int value)
    {
        byte[] image = SavedState.Of(Goal.AtPoint(new(0.1, 0, 0)).Save);
        BitConverter.TryWriteBytes(image.AsSpan(at), value);
        Assert.False(Load(image, out Goal read));
        Assert.Equal(default, read);
    }

    [Fact]
    public void A_place_that_is_not_finite_is_refused() =>
        Assert.False(Load(SavedState.Of(Goal.AtPoint(new(double.NaN, 0, 0)).Save), out Goal _));

    [Fact]
    public void It_costs_no_garbage()
    {
        byte[] buffer = new byte[Goal.SavedBytes];
        Goal goal = Some[^1];
        Assert.Equal(0, SteadyBytes.Of(() =>
        {
            StateWriter writer = new(buffer);
            goal.Save(ref writer);
            StateReader reader = new(buffer);
            Assert.True(goal.Load(ref reader) && goal.Predicates.Length == Goal.MostPredicates);
        }));
    }

    private static bool Load(byte[] image, out Goal goal)
    {
        goal = Goal.AtPoint(new(9, 9, 9));
        StateReader reader = new(image);
        return goal.Load(ref reader);
    }
}
