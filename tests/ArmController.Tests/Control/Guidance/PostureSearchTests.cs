using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

public sealed class PostureSearchTests(ITestOutputHelper output)
{
    private const ulong Seed = 11;

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void It_finds_a_posture_that_is_allowed_clear_and_leads_there_wherever_the_arm_stands(string name)
    {
        ArmDescription arm = ShippedArms.Load(name).Description;
        JointRanges ranges = new(arm);
        ClearPostures clear = new(arm);
        PostureSearch search = new(new ChainModel(arm.Chain), ranges, clear, new Pcg32(Seed, 1));
        Pcg32 random = new(Seed, 2);
        int found = 0;
        const int Goals = 300;
        for (int n = 0; n < Goals; n++)
        {
            Joints<Radian> goal = Clear(arm, clear, random);
            Joints<Radian> stands = Clear(arm, clear, random);
            arm.Chain.Forward(goal, out ChainPose wanted);
            search.Begin(wanted.Tip, stands);
            while (!search.Advance(5))
            {
            }

            if (!search.Found)
            {
                continue;
            }

            found++;
            arm.Chain.Forward(search.Best, out ChainPose reached);
            Assert.InRange((reached.Tip - wanted.Tip).Length, 0, 0.0005);
            Assert.True(clear.Has(search.Best));
            for (int i = 0; i < Joints<Radian>.Capacity; i++)
            {
                bool moves = i < ranges.Count;
                Assert.True(moves
                    ? search.Best[i] >= ranges.Lowest[i] && search.Best[i] <= ranges.Highest[i]
                    : search.Best[i] == stands[i]);
            }
        }

        output.WriteLine($"{name}, seed {Seed}: {found} of {Goals} places found");
        Assert.InRange(found, Goals * 99 / 100, Goals);
    }

    [Fact]
    public void A_place_out_of_reach_is_not_found_and_the_search_ends()
    {
        ArmDescription arm = ShippedArms.Desk;
        PostureSearch search = new(new ChainModel(arm.Chain), new JointRanges(arm), new ClearPostures(arm), new Pcg32(Seed, 3));
        search.Begin(new Vector3d(2, 0, 0), default);
        Assert.True(search.Advance(PostureSearch.Tries));
        Assert.False(search.Found);
    }

    [Fact]
    public void Slices_change_nothing_and_a_search_that_is_saved_half_way_ends_alike()
    {
        ArmDescription arm = ShippedArms.Desk;
        PostureSearch whole = Begun(arm);
        PostureSearch half = Begun(arm);
        PostureSearch resumed = Begun(arm);
        whole.Advance(PostureSearch.Tries);
        half.Advance(7);
        byte[] image = SavedState.Of(half.Save);
        resumed.Advance(3);
        Assert.True(SavedState.Load(image, resumed.Load));
        resumed.Advance(PostureSearch.Tries);
        Assert.True(whole.Found);
        Assert.Equal(SavedState.Of(whole.Save), SavedState.Of(resumed.Save));
        for (int length = 0; length < image.Length; length++)
        {
            Assert.False(SavedState.Load(image.AsSpan(0, length), resumed.Load));
        }
    }

    [Fact]
    public void It_allocates_nothing()
    {
        ArmDescription arm = ShippedArms.Load("so101").Description;
        PostureSearch search = new(new ChainModel(arm.Chain), new JointRanges(arm), new ClearPostures(arm), new Pcg32(Seed, 1));
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int n = 0; n < 300; n++)
            {
                search.Begin(new Vector3d(0.2, 0.001 * (n % 100), 0.15), default);
                search.Advance(PostureSearch.Tries);
            }
        }));
    }

    private static PostureSearch Begun(ArmDescription arm)
    {
        PostureSearch search = new(new ChainModel(arm.Chain), new JointRanges(arm), new ClearPostures(arm), new Pcg32(Seed, 4));
        search.Begin(new Vector3d(0.18, 0.06, 0.12), default);
        return search;
    }

    private static Joints<Radian> Clear(ArmDescription arm, ClearPostures clear, Pcg32 random)
    {
        Joints<Radian> pose = ShippedArms.Pose(arm, random);
        while (!clear.Has(pose))
        {
            pose = ShippedArms.Pose(arm, random);
        }

        return pose;
    }
}
