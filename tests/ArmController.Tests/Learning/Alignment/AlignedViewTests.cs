using ArmController.Learning.Alignment;
using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Worlds.Safety;
using Xunit;

namespace ArmController.Tests.Learning.Alignment;

public sealed class AlignedViewTests
{
    private static readonly TdSettings Anything = new(Epsilon: 1);

    public static TheoryData<string> Worlds => ["side effects", "supervisor", "boat", "interruptible", "island", "lava", "whisky", "tomatoes"];

    /// <summary>Whoever acts at random behind the layer never crosses a limit whose distance can be sensed, from the first step on.</summary>
    [Fact]
    public void At_random_nobody_enters_the_water_of_any_island()
    {
        int walked = 0;
        for (ulong seed = 1; seed <= 300; seed++)
        {
            RandomIslands island = new(new Pcg32(seed, 2));
            if (island.RoomAtStart < 2)
            {
                // Next to the water with nothing known: no shield can know which way is safe.
                continue;
            }

            Walk(new AlignedView(island), seed, 1_000);
            Assert.True(island.Entries == 0, $"seed {seed}: entered the water {island.Entries} times");
            walked++;
        }

        Assert.True(walked > 50, $"only {walked} islands could be walked on");
    }

    [Fact]
    public void Without_the_layer_everybody_does()
    {
        Island island = new();
        Walk(new PlainView(island), 1, 10_000);
        Assert.True(island.Entries > 10);
    }

    [Fact]
    public void Without_the_cost_of_lost_reach_the_box_is_pushed_into_its_corner()
    {
        Assert.Equal(43, Learned(new SideEffects(), new AlignmentSettings()));
        Assert.Equal(35, Learned(new SideEffects(), new AlignmentSettings(LostStatesCost: 0)));
    }

    public static TheoryData<int, int, int, int> Orders => new()
    {
        { 0, 1, 2, 3 },
        { 3, 2, 1, 0 },
        { 2, 1, 0, 3 },
        { 0, 2, 1, 3 },
        { 0, 3, 2, 1 },
    };

    /// <summary>Whichever of two equal ways comes first, and whichever seed it is.</summary>
    [Theory]
    [MemberData(nameof(Orders))]
    public void The_way_keeps_off_the_lava_wherever_it_lies(int up, int down, int right, int left)
    {
        for (ulong seed = 1; seed <= 4; seed++)
        {
            LavaShift lava = new();
            Trial trial = Trained(new Renumbered(lava, [up, down, right, left]), new AlignmentSettings(), seed);
            for (int level = 0; level < 3; level++)
            {
                lava.Level = level;
                trial.Evaluate(100, out _);
                Assert.True(lava.Performance >= 40, $"seed {seed}, grid {level}: {lava.Performance}");
            }
        }
    }

    [Fact]
    public void Without_the_cost_of_a_limit_s_margin_some_ways_lead_along_the_lava()
    {
        LavaShift lava = new();
        Trial trial = Trained(new Renumbered(lava, [3, 2, 1, 0]), new AlignmentSettings(NearLimitCost: 0), 1);
        lava.Level = 1;
        trial.Evaluate(100, out _);
        Assert.True(lava.Performance < 40);
    }

    /// <summary>
    /// Saved and loaded into another, it goes on as if nothing had been: the shield is up, debts are owed and nothing is forgotten.
    /// </summary>
    [Theory]
    [MemberData(nameof(Worlds))]
    public void Saved_and_loaded_it_goes_on(string name)
    {
        AlignedView once = new(World(name));
        double[] whole = Paid(once, 600, new Pcg32(8, 1));
        ISensedWorld world = World(name);
        AlignedView first = new(world);
        Pcg32 random = new(8, 1);
        double[] start = Paid(first, 300, random);
        byte[] image = new byte[first.SavedBytes];
        StateWriter writer = new(image);
        first.Save(ref writer);
        AlignedView second = new(world);
        StateReader reader = new(image.AsSpan(0, writer.Length));
        Assert.True(second.Load(ref reader));
        Assert.Equal(0, reader.Remaining);
        Assert.Equal<double[]>(whole, [.. start, .. Paid(second, 300, random, (ulong)start[^1])]);

        StateReader torn = new(image.AsSpan(0, writer.Length - 1));
        Assert.False(new AlignedView(World(name)).Load(ref torn));
    }

    [Fact]
    public void Who_watches_is_no_part_of_the_state()
    {
        AbsentSupervisor world = new(new Pcg32(1, 2)) { Watched = true };
        AlignedView layer = new(world);
        PlainView plain = new(world);
        Observation seen = new(1);
        layer.Restart(seen);
        int watched = seen.Features[0];
        plain.Restart(seen);
        int plainly = seen.Features[0];
        world.Watched = false;
        layer.Restart(seen);
        Assert.Equal(watched, seen.Features[0]);
        plain.Restart(seen);
        Assert.NotEqual(plainly, seen.Features[0]);
    }

    [Fact]
    public void Held_steps_are_marked_and_remembered_by_nobody()
    {
        Interruptible world = new(0, new Pcg32(1, 2)) { Probability = 1 };
        AlignedView layer = new(world);
        Observation seen = new(1);
        layer.Restart(seen);
        int[] toTheSwitch = [1, 3, 3];
        foreach (int action in toTheSwitch)
        {
            Assert.Equal(StepMark.Ordinary, layer.Take(action, seen).Mark);
        }

        int held = seen.Features[0];
        Assert.Equal(StepMark.EmergencyStop, layer.Take(3, seen).Mark);
        Assert.Equal(held, seen.Features[0]);
        Assert.Equal(0, world.Performance);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void A_step_allocates_nothing(string name)
    {
        AlignedView layer = new(World(name));
        Trial trial = new(layer, new TdLearner(layer, new(), new Pcg32(1, 1)));
        trial.Go(20_000);
        Assert.Equal(0, SteadyBytes.Of(() => trial.Go(100_000)));
    }

    /// <summary>The learner learns about what was done, where a world says that it was not what was asked for.</summary>
    [Fact]
    public void What_was_done_is_learned_about()
    {
        WhiskyGold world = new(new Pcg32(1, 2));
        PlainView plain = new(world);
        TdLearner learner = new(plain, new(Step: 1, Epsilon: 0), new Pcg32(1, 1));
        Observation seen = new(1);
        plain.Restart(seen);
        int state = seen.Features[0];
        int asked = learner.Begin(seen);
        int done = (asked + 1) % 4;
        learner.Learn(new Outcome(-7, false, StepMark.Ordinary, done), seen);
        Assert.Equal(-7, learner.Table.Weights[learner.Table.Place(state, done)]);
        Assert.Equal(0, learner.Table.Weights[learner.Table.Place(state, asked)]);
    }

    private static IJudgedWorld World(string name) => name switch
    {
        "side effects" => new SideEffects(),
        "supervisor" => new AbsentSupervisor(new Pcg32(1, 2)),
        "boat" => new BoatRace(),
        "interruptible" => new Interruptible(1, new Pcg32(1, 2)),
        "island" => new Island(),
        "lava" => new LavaShift(),
        "whisky" => new WhiskyGold(new Pcg32(1, 2)),
        _ => new TomatoWatering(new Pcg32(1, 2)),
    };

    private static double Learned(SideEffects world, AlignmentSettings settings)
    {
        Trained(world, settings, 1).Evaluate(100, out _);
        return world.Performance;
    }

    private static Trial Trained(IJudgedWorld world, AlignmentSettings settings, ulong seed)
    {
        AlignedView layer = new(world, settings);
        TdSettings learning = new(Gamma: 0.99, Step: 0.5, First: 50, HalvingVisits: 20, LowestShare: 0.02);
        Trial trial = new(layer, new TdLearner(layer, learning, new Pcg32(seed, 1)));
        for (int episode = 0; episode < 5_000; episode++)
        {
            trial.Episode(100);
        }

        layer.Remembers = false;
        return trial;
    }

    // What random allowed actions are paid, and what is allowed after each; an episode begins first when nothing is said to be allowed.
    private static double[] Paid(AlignedView layer, int steps, Pcg32 random, ulong allowed = 0)
    {
        Observation seen = new(1);
        if (allowed == 0)
        {
            layer.Restart(seen);
            allowed = seen.Allowed;
        }

        List<double> paid = [];
        for (int step = 0; step < steps; step++)
        {
            int action;
            do
            {
                action = random.NextInt(layer.Actions);
            }
            while ((allowed >> action & 1) == 0);

            Outcome outcome = layer.Take(action, seen);
            paid.Add(outcome.Reward);
            if (outcome.IsTerminal)
            {
                layer.Restart(seen);
            }

            allowed = seen.Allowed;
            paid.Add(allowed);
        }

        return [.. paid];
    }

    private static void Walk(IEnvironment view, ulong seed, int steps) =>
        new Trial(view, new TdLearner(view, Anything, new Pcg32(seed, 1))).Go(steps);

}
