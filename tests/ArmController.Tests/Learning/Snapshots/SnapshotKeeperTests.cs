using ArmController.Learning.Snapshots;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using Xunit;

namespace ArmController.Tests.Learning.Snapshots;

public sealed class SnapshotKeeperTests(ITestOutputHelper output)
{
    private const int Capacity = 16;
    private static readonly SnapshotRule Rule = new(Mark: 0.9, Drop: 0.1, MostRollBacks: 0);

    [Fact]
    public void Nothing_below_the_mark_is_promoted_and_without_a_snapshot_there_is_no_way_back()
    {
        SnapshotKeeper keeper = new(Capacity, Rule);
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([1], About(0.5), 1));
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([2], About(0.89), 2));
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([3], About(0), 3));
        Assert.False(keeper.HasPromoted);
        Assert.Null(keeper.Best);
        Assert.True(keeper.Promoted.IsEmpty);
        Assert.Equal(SnapshotVerdict.Promoted, keeper.Judge([4, 4], About(0.9), 4));
        Assert.Equal([4, 4], keeper.Promoted.ToArray());
        Assert.Equal((4, 1, 0, 4), (keeper.PromotedAt, keeper.Promotions, keeper.RollBacks, keeper.Checks));
    }

    [Fact]
    public void As_good_within_the_interval_is_promoted_and_worse_is_not()
    {
        SnapshotKeeper keeper = new(Capacity, Rule);
        keeper.Judge([1], About(0.95), 1);

        // 0.93 + 0.03 is not below 0.95, and 0.91 + 0.03 is.
        Assert.Equal(SnapshotVerdict.Promoted, keeper.Judge([2], About(0.93), 2));
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([3], About(0.91), 3));
        Assert.Equal([2], keeper.Promoted.ToArray());
    }

    [Fact]
    public void Small_steps_down_do_not_lead_down()
    {
        SnapshotKeeper keeper = new(Capacity, Rule with { Mark = 0 });
        keeper.Judge([1], About(0.95), 1);
        int promoted = 0;
        for (int step = 1; step <= 20; step++)
        {
            // Each is within the interval of the one before.
            promoted += keeper.Judge([2], About(0.95 - (0.02 * step)), 2) == SnapshotVerdict.Promoted ? 1 : 0;
        }

        Assert.Equal(1, promoted);
        Assert.Equal(0.95, keeper.Best!.Value.Mean);
    }

    [Fact]
    public void A_drop_that_is_larger_than_chance_leads_back()
    {
        SnapshotKeeper keeper = new(Capacity, Rule);
        keeper.Judge([1], About(0.98), 1);

        // 0.9 is 8 points down; 0.87 is 11 and out of reach of 0.98 - 0.03; 0.86 with a wide interval may be chance.
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([2], About(0.9), 2));
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([3], new(0.86, 0.7, 0.96), 3));
        Assert.Equal(SnapshotVerdict.RolledBack, keeper.Judge([4], About(0.87), 4));
        Assert.Equal([1], keeper.Promoted.ToArray());
        Assert.Equal((1, 1, 1, 4), (keeper.PromotedAt, keeper.Promotions, keeper.RollBacks, keeper.Checks));
    }

    [Fact]
    public void Where_nobody_can_live_up_to_the_snapshot_it_is_given_up()
    {
        SnapshotKeeper keeper = new(Capacity, Rule with { MostRollBacks = 2 });
        keeper.Judge([1], About(0.98), 1);
        Assert.Equal(SnapshotVerdict.RolledBack, keeper.Judge([2], About(0.3), 2));
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([2], About(0.92), 3));
        Assert.Equal(SnapshotVerdict.RolledBack, keeper.Judge([2], About(0.3), 4));
        Assert.Equal(SnapshotVerdict.RolledBack, keeper.Judge([2], About(0.3), 5));
        Assert.Equal(SnapshotVerdict.GivenUp, keeper.Judge([2], About(0.3), 6));
        Assert.False(keeper.HasPromoted);
        Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([3], About(0.3), 7));
        Assert.Equal(SnapshotVerdict.Promoted, keeper.Judge([4], About(0.91), 8));
        Assert.Equal(0.91, keeper.Best!.Value.Mean);
    }

    [Fact]
    public void What_is_no_score_changes_nothing()
    {
        SnapshotKeeper keeper = new(Capacity, Rule);
        keeper.Judge([1], About(0.95), 1);
        foreach (CheckScore none in new CheckScore[]
        {
            new(double.NaN, 0, 1), new(1, 2, 3), new(1, 0, double.NaN), new(double.PositiveInfinity, 0, double.PositiveInfinity),
            new(0, double.NaN, 0)
        })
        {
            Assert.Equal(SnapshotVerdict.Kept, keeper.Judge([2], none, 2));
        }

        Assert.Equal([1], keeper.Promoted.ToArray());
    }

    [Fact]
    public void An_image_that_does_not_fit_is_refused()
    {
        SnapshotKeeper keeper = new(Capacity, Rule);
        Assert.ThrowsAny<ArgumentException>(() => keeper.Judge(new byte[Capacity + 1], About(1), 1));
        Assert.ThrowsAny<ArgumentException>(() => keeper.Judge([], About(1), 1));
        Assert.ThrowsAny<ArgumentException>(() => new SnapshotKeeper(0, Rule));
    }

    /// <summary>A storm of scores of any kind, with the promise looked at after each, and a save and load now and then.</summary>
    [Fact]
    public void Whatever_comes_the_promises_hold()
    {
        ulong seed = (ulong)Environment.TickCount64;
        output.WriteLine($"seed {seed}");
        Pcg32 random = new(seed, 1);
        int[] seen = new int[4];
        for (int run = 0; run < 300; run++)
        {
            SnapshotRule rule = new(random.NextDouble(), 0.3 * random.NextDouble(), random.NextInt(3));
            SnapshotKeeper keeper = new(Capacity, rule);
            double best = double.NegativeInfinity;
            double bestLow = 0;
            byte[] snapshot = [];
            int inARow = 0;
            for (long at = 1; at <= 100; at++)
            {
                CheckScore score = Any(random);
                byte[] learned = [.. Enumerable.Range(0, 1 + random.NextInt(Capacity)).Select(_ => (byte)random.NextUInt())];
                SnapshotVerdict verdict = keeper.Judge(learned, score, at);
                seen[(int)verdict]++;
                switch (verdict)
                {
                    case SnapshotVerdict.Promoted:
                        Assert.True(score.IsSound && score.Mean >= rule.Mark && score.High >= best, $"seed {seed}: {score} was promoted over {best}");
                        (best, bestLow) = score.Mean >= best ? (score.Mean, score.Low) : (best, bestLow);
                        snapshot = learned;
                        inARow = 0;
                        break;
                    case SnapshotVerdict.RolledBack:
                        Assert.True(
                            snapshot.Length > 0 && score.Mean < best - rule.Drop && score.High < bestLow,
                            $"seed {seed}: {score} went back from {best}");
                        Assert.True(rule.MostRollBacks == 0 || ++inARow <= rule.MostRollBacks, $"seed {seed}: {inARow} in a row");
                        break;
                    case SnapshotVerdict.GivenUp:
                        Assert.Equal(rule.MostRollBacks, inARow);
                        (best, snapshot, inARow) = (double.NegativeInfinity, [], 0);
                        break;
                    default:
                        bool worse = score.IsSound && snapshot.Length > 0 && score.Mean < best - rule.Drop && score.High < bestLow;
                        bool good = score.IsSound && score.Mean >= rule.Mark && score.High >= best;
                        Assert.False(worse || good, $"seed {seed}: {score} was kept beside {best}");
                        inARow = score.IsSound ? 0 : inARow;
                        break;
                }

                Assert.Equal(snapshot, keeper.Promoted.ToArray());
                Assert.Equal(snapshot.Length > 0 ? best : null, keeper.Best?.Mean);
                Assert.Equal(at, keeper.Checks);
                if (random.NextInt(8) == 0)
                {
                    keeper = Resumed(keeper, rule, random);
                }
            }
        }

        output.WriteLine($"kept {seen[0]}, promoted {seen[1]}, rolled back {seen[2]}, given up {seen[3]}");
        Assert.All(seen, count => Assert.True(count > 100, $"seed {seed}"));
    }

    [Fact]
    public void A_shortened_or_senseless_image_is_refused_and_leaves_no_snapshot()
    {
        SnapshotKeeper keeper = new(Capacity, Rule);
        keeper.Judge([1, 2, 3], About(0.95), 7);
        byte[] image = SavedState.Of(keeper.Save);
        Assert.InRange(image.Length, 1, keeper.SavedBytes);
        for (int length = 0; length < image.Length; length++)
        {
            SnapshotKeeper other = new(Capacity, Rule);
            other.Judge([9], About(0.99), 1);
            Assert.False(SavedState.Load(image.AsSpan(0, length), other.Load));
            Assert.False(other.HasPromoted);
        }

        // The length of the snapshot is the last number before it.
        int at = image.Length - 3 - sizeof(int);
        foreach (int wrong in new[] { -1, Capacity + 1, int.MinValue, int.MaxValue })
        {
            BitConverter.TryWriteBytes(image.AsSpan(at), wrong);
            Assert.False(SavedState.Load(image, new SnapshotKeeper(Capacity, Rule).Load));
        }
    }

    [Fact]
    public void Judging_saving_and_loading_make_no_garbage()
    {
        SnapshotKeeper keeper = new(Capacity, Rule with { MostRollBacks = 1 });
        byte[] learned = [1, 2, 3];
        byte[] buffer = new byte[keeper.SavedBytes];
        Pcg32 random = new(1, 1);
        Storm(keeper, random, learned, buffer, 100);
        Assert.Equal(0, SteadyBytes.Of(() => Storm(keeper, random, learned, buffer, 100_000)));
        Assert.True(keeper.RollBacks > 1_000 && keeper.Promotions > 1_000);
    }

    private static void Storm(SnapshotKeeper keeper, Pcg32 random, byte[] learned, byte[] buffer, int checks)
    {
        for (int n = 0; n < checks; n++)
        {
            keeper.Judge(learned, About(random.NextDouble()), n);
            StateWriter writer = new(buffer);
            keeper.Save(ref writer);
            StateReader reader = new(buffer.AsSpan(0, writer.Length));
            keeper.Load(ref reader);
        }
    }

    private static SnapshotKeeper Resumed(SnapshotKeeper keeper, SnapshotRule rule, Pcg32 random)
    {
        SnapshotKeeper resumed = new(Capacity, rule);
        resumed.Judge([7, 7, 7], About(random.NextDouble()), 1);
        byte[] image = SavedState.Of(keeper.Save);
        Assert.True(SavedState.Load(image, resumed.Load));
        Assert.Equal(image, SavedState.Of(resumed.Save));
        return resumed;
    }

    private static CheckScore Any(Pcg32 random)
    {
        double mean = random.NextDouble();
        double half = 0.2 * random.NextDouble() * random.NextDouble();
        return random.NextInt(20) == 0 ? new(double.NaN, 0, 1) : new(mean, mean - half, mean + half);
    }

    private static CheckScore About(double mean) => new(mean, mean - 0.03, mean + 0.03);
}
