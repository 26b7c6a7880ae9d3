using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

/// <summary>Arms that nobody ever built: joints in any direction, from two to eight of them.</summary>
public sealed class AxesFinderTests(ITestOutputHelper output)
{
    private const ulong Seed = 17;
    private const double DecisionSeconds = 0.04;
    private const double RadiansPerSecond = 1.5;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void It_finds_the_lines_of_any_arm_in_a_second_a_joint(int joints)
    {
        const int Arms = 60;
        double[] found = new double[Arms];
        double[] errors = new double[Arms];
        int longest = 0;
        int lost = 0;
        for (int n = 0; n < Arms; n++)
        {
            Pcg32 random = new(Seed + (ulong)n, (ulong)joints);
            ArmDescription arm = AnyArm(joints, random);
            AxesModel model = new(joints);
            longest = Math.Max(longest, Find(arm, model, random));
            found[n] = Error(arm, model, random) / arm.Chain.SpanMetres;
            Work(arm, model, random);
            if (model.IsLost)
            {
                lost++;
                Find(arm, model, random);
                Work(arm, model, random);
            }

            errors[n] = Error(arm, model, random) / arm.Chain.SpanMetres;
        }

        Array.Sort(found);
        Array.Sort(errors);
        double seconds = longest * DecisionSeconds;
        output.WriteLine($"{joints} joints, seed {Seed}, in shares of the span: {found[Arms / 2]:P2} in the median ({found[^1]:P2} at worst) "
            + $"after {seconds:F1} s at most, {errors[Arms / 2]:P2} ({errors[^1]:P2}) after ten more; {lost} found anew");
        Assert.InRange(seconds, 0.8 * joints, 1 + joints);
        Assert.InRange(lost, 0, 3);
        Assert.InRange(found[Arms / 2], 0, 0.08);
        Assert.InRange(errors[Arms / 2], 0, 0.005);
        Assert.InRange(errors[^1], 0, 0.03);
    }

    // What comes after: it goes to one posture after the other.
    private static void Work(ArmDescription arm, AxesModel model, Pcg32 random)
    {
        for (int n = 0; n < 250; n++)
        {
            Joints<Radian> angles = Any(arm, random);
            Joints<Radian> measured = NoisySenses.Angles(arm.Chain, angles, random);
            model.Observe(measured, NoisySenses.Tip(arm.Chain, angles, random));
        }
    }

    [Fact]
    public void Saved_in_any_moment_it_goes_on_alike()
    {
        Pcg32 random = new(Seed, 4);
        ArmDescription arm = AnyArm(4, random);
        (AxesModel model, AxesFinder finder) = New(arm);
        (AxesModel otherModel, AxesFinder other) = New(arm);
        ArmState state = default;
        for (int n = 0; !finder.IsDone; n++)
        {
            Move(arm, random, ref state);
            byte[] image = SavedState.Of(finder.Save);
            Assert.InRange(image.Length, 1, AxesFinder.SavedBytes);
            Assert.True(SavedState.Load(image, other.Load));
            Assert.True(SavedState.Load(SavedState.Of(model.Save), otherModel.Load));
            finder.Decide(state, false, out Proposal proposal);
            other.Decide(state, false, out Proposal same);
            Assert.Equal((proposal.Kind, proposal.Target), (same.Kind, same.Target));
            Assert.Equal(SavedState.Of(finder.Save), SavedState.Of(other.Save));
            Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), other.Load));
            target = proposal;
        }

        Assert.Equal(SavedState.Of(model.Save), SavedState.Of(otherModel.Save));
    }

    [Fact]
    public void Whoever_is_stopped_begins_anew_with_rest()
    {
        Pcg32 random = new(Seed, 5);
        ArmDescription arm = AnyArm(4, random);
        (_, AxesFinder finder) = New(arm);
        ArmState state = default;
        for (int n = 0; n < 60; n++)
        {
            Move(arm, random, ref state);
            finder.Decide(state, false, out target);
        }

        Assert.Equal(ProposalKind.Target, target.Kind);
        finder.Decide(state, true, out target);
        Assert.Equal(ProposalKind.Velocity, target.Kind);
        Assert.Equal(default, target.Velocity);
    }

    [Fact]
    public void Where_nothing_sees_the_tip_nothing_is_found_and_nothing_moves_any_more()
    {
        Pcg32 random = new(Seed, 7);
        ArmDescription arm = AnyArm(4, random);
        (AxesModel model, AxesFinder finder) = New(arm);
        ArmState state = default;
        for (int n = 0; !finder.IsDone; n++)
        {
            Move(arm, random, ref state);
            state.TipMeasured = state.TipIsNew = false;
            finder.Decide(state, false, out target);
            Assert.InRange(n, 0, 2000);
        }

        Assert.False(model.IsKnown);
        RehearsingGuide guide = new(model, new JointRanges(arm), new ClearPostures(arm), new Seconds(DecisionSeconds), random);
        guide.Aim(new(0.1, 0.1, 0.1));
        for (int n = 0; n < 100; n++)
        {
            guide.Decide(state, false, out Proposal proposal);
            Assert.Equal((ProposalKind.Velocity, default), (proposal.Kind, proposal.Velocity));
        }
    }

    [Fact]
    public void A_swing_that_is_refused_half_way_spoils_no_other_line()
    {
        Pcg32 random = new(Seed, 8);
        ArmDescription arm = AnyArm(4, random);
        AxesModel model = new(4);
        refused = 1;
        int decisions = Find(arm, model, random);
        refused = -1;
        double found = Error(arm, model, random) / arm.Chain.SpanMetres;
        Work(arm, model, random);
        double worked = Error(arm, model, random) / arm.Chain.SpanMetres;
        output.WriteLine($"seed {Seed}: {found:P2} of the span after {decisions} decisions, {worked:P2} after ten seconds more");
        Assert.InRange(found, 0, 0.3);
        Assert.InRange(worked, 0, 0.01);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_tip_that_is_seen_now_and_then_does_as_well(int every)
    {
        Pcg32 random = new(Seed, 9);
        ArmDescription arm = AnyArm(4, random);
        AxesModel model = new(4);
        seenEvery = every;
        Find(arm, model, random);
        Work(arm, model, random);
        Assert.InRange(Error(arm, model, random) / arm.Chain.SpanMetres, 0, 0.01);
    }

    [Fact]
    public void Out_of_sight_at_the_end_it_begins_anew_and_makes_nothing_up()
    {
        Pcg32 random = new(Seed, 10);
        ArmDescription arm = AnyArm(3, random);
        (AxesModel model, AxesFinder finder) = New(arm);
        ArmState state = default;
        bool covered = false;
        for (int n = 0; !finder.IsDone; n++)
        {
            Move(arm, random, ref state);

            // Seen while the first joint swings, and then not until it has begun anew.
            covered |= n == 40;
            state.TipMeasured = state.TipIsNew = n is < 40 or > 120;
            finder.Decide(state, false, out target);
            Assert.False(model.IsKnown && !state.TipMeasured);
            Assert.InRange(n, 0, 1000);
        }

        Assert.True(covered && model.IsKnown);
        Work(arm, model, random);
        Assert.InRange(Error(arm, model, random) / arm.Chain.SpanMetres, 0, 0.01);
    }

    private Proposal target;
    private int refused = -1;
    private int seenEvery = 1;
    private int moves;

    private static (AxesModel Model, AxesFinder Finder) New(ArmDescription arm)
    {
        AxesModel model = new(arm.Chain.Count);
        return (model, new(model, new JointRanges(arm), new ClearPostures(arm), new Pcg32(Seed, 6)));
    }

    private int Find(ArmDescription arm, AxesModel model, Pcg32 random)
    {
        AxesFinder finder = new(model, new JointRanges(arm), new ClearPostures(arm), random);
        ArmState state = default;
        target = default;
        int decisions = 0;
        for (; !finder.IsDone && decisions < 2000; decisions++)
        {
            Move(arm, random, ref state);
            finder.Decide(state, false, out target);
        }

        Assert.True(finder.IsDone && model.IsKnown);
        return decisions;
    }

    // A decision's time: the reference goes to its target at the joints' speed, and what is measured has the usual noise.
    private void Move(ArmDescription arm, Pcg32 random, ref ArmState state)
    {
        for (int j = 0; j < arm.Chain.Count; j++)
        {
            double way = target.Kind == ProposalKind.Target ? target.Target[j] - state.Reference[j] : 0;
            way = j == refused && Math.Abs(state.Reference[j] + (0.1 * way)) > 0.3 ? 0 : way;
            state.Reference[j] += Math.Clamp(way, -RadiansPerSecond * DecisionSeconds, RadiansPerSecond * DecisionSeconds);
        }

        state.Angles = NoisySenses.Angles(arm.Chain, state.Reference, random);
        state.Tip = NoisySenses.Tip(arm.Chain, state.Reference, random);
        state.TipAngles = state.Angles;
        state.TipMeasured = state.TipIsNew = moves++ % seenEvery == 0;
    }

    private static Joints<Radian> Any(ArmDescription arm, Pcg32 random)
    {
        Joints<Radian> angles = default;
        for (int j = 0; j < arm.Chain.Count; j++)
        {
            angles[j] = random.NextDouble(-1.5, 1.5);
        }

        return angles;
    }

    private static double Error(ArmDescription arm, AxesModel model, Pcg32 random)
    {
        double sum = 0;
        for (int n = 0; n < 200; n++)
        {
            Joints<Radian> angles = Any(arm, random);
            arm.Chain.Forward(angles, out ChainPose pose);
            model.Look(angles, out Vector3d tip, out _);
            sum += (tip - pose.Tip).Length / 200;
        }

        return sum;
    }

    private static ArmDescription AnyArm(int joints, Pcg32 random)
    {
        ChainJoint[] chain = new ChainJoint[joints];
        JointDescription[] described = new JointDescription[joints];
        for (int j = 0; j < joints; j++)
        {
            Vector3d axis = new(random.NextGaussian(), random.NextGaussian(), random.NextGaussian());
            Matrix3d turn = Matrix3d.RollPitchYaw(random.NextDouble(-3, 3), random.NextDouble(-3, 3), random.NextDouble(-3, 3));
            chain[j] = new(Link(random), turn, axis * (1 / axis.Length));
            described[j] = new($"joint {j}", new(-2, 2, RadiansPerSecond, 20), default, 0);
        }

        return new("any", new([.. chain], Link(random), Matrix3d.Identity), [.. described]);
    }

    // Five to fifteen centimetres, in any direction.
    private static Vector3d Link(Pcg32 random)
    {
        Vector3d way = new(random.NextGaussian(), random.NextGaussian(), random.NextGaussian());
        return way * (random.NextDouble(0.05, 0.15) / way.Length);
    }
}
