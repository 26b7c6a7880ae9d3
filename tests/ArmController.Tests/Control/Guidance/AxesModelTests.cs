using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Tests.Motion.Arm;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

public sealed class AxesModelTests(ITestOutputHelper output)
{
    private const ulong Seed = 3;

    [Fact]
    public void With_the_lines_of_a_chain_it_is_that_chain() => RandomChain.Gen.Sample(random =>
    {
        SerialChain chain = random.ToSerialChain();
        Joints<Radian> angles = random.ToAngles();
        AxesModel model = Of(chain, default, new Pcg32(Seed, 1), 0);
        model.Look(angles, out Vector3d tip, out LaneVectors columns);
        chain.Forward(angles, out ChainPose pose);
        chain.Jacobian(pose, out LaneVectors wanted);
        Assert.Equal(0, (tip - pose.Tip).Length, 1e-12);
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            Assert.Equal(0, (wanted[i] - columns[i]).Length, 1e-12);
        }
    });

    [Theory]
    [InlineData("desk4", 1)]
    [InlineData("desk4", 2)]
    [InlineData("so101", 1)]
    [InlineData("so101", 2)]
    public void Lines_that_are_wrong_by_six_degrees_and_two_centimetres_are_put_right_by_what_is_seen(string name, ulong seed)
    {
        ArmDescription arm = ShippedArms.Load(name).Description;
        Pcg32 random = new(seed, 2);
        AxesModel model = Of(arm.Chain, ShippedArms.Load(name).Home, random, 1);
        double before = Error(arm, model);
        for (int n = 0; n < 400; n++)
        {
            Joints<Radian> angles = ShippedArms.Pose(arm, random);
            Vector3d seen = NoisySenses.Tip(arm.Chain, angles, random);
            model.Observe(NoisySenses.Angles(arm.Chain, angles, random), seen);
        }

        double after = Error(arm, model);
        output.WriteLine(
            $"{name}, seed {seed}: off by {before * 1000:F1} mm before and {after * 1000:F2} mm after; it says {model.ErrorMetres * 1000:F2} mm");
        Assert.True(before > 0.01);
        Assert.InRange(after, 0, 0.0015);

        // What it cannot predict: a millimetre of the tip's noise a coordinate, and what the joints' noise makes at the tip.
        Assert.InRange(model.ErrorMetres, 0.0015, 0.005);
    }

    [Fact]
    public void What_is_no_number_teaches_nothing()
    {
        AxesModel model = Of(ShippedArms.Desk.Chain, default, new Pcg32(Seed, 1), 0);
        byte[] before = SavedState.Of(model.Save);
        model.Observe(default, new(double.NaN, 0, 0));
        model.Observe(default, new(0, double.PositiveInfinity, 0));
        Joints<Radian> angles = default;
        angles[1] = double.NaN;
        model.Observe(angles, new(0.1, 0, 0.1));
        Assert.Equal(before, SavedState.Of(model.Save));
    }

    [Fact]
    public void Who_knows_no_line_learns_nothing_of_a_tip()
    {
        AxesModel model = new(4);
        model.Observe(default, new(0.1, 0, 0.1));
        Assert.False(model.IsKnown);
        Assert.Equal(SavedState.Of(new AxesModel(4).Save), SavedState.Of(model.Save));
    }

    [Fact]
    public void An_image_is_taken_back_whole_or_refused()
    {
        Pcg32 random = new(Seed, 4);
        AxesModel model = Of(ShippedArms.Desk.Chain, default, random, 1);
        for (int n = 0; n < 20; n++)
        {
            Joints<Radian> angles = ShippedArms.Pose(ShippedArms.Desk, random);
            model.Observe(angles, NoisySenses.Tip(ShippedArms.Desk.Chain, angles, random));
        }

        byte[] image = SavedState.Of(model.Save);
        Assert.Equal(model.SavedBytes, image.Length);
        AxesModel other = new(model.Joints);
        Assert.False(other.IsKnown);
        Assert.True(SavedState.Load(image, other.Load));
        Assert.True(other.IsKnown);
        Assert.Equal(image, SavedState.Of(other.Save));
        for (int length = 0; length < image.Length; length += 7)
        {
            Assert.False(SavedState.Load(image.AsSpan(0, length), new AxesModel(model.Joints).Load));
        }

        for (int at = 7; at < image.Length; at += 8)
        {
            // An exponent of ones: infinite, or no number.
            byte[] spoilt = [.. image];
            spoilt[at] = 0x7F;
            spoilt[at - 1] = 0xF0;
            Assert.False(SavedState.Load(spoilt, new AxesModel(model.Joints).Load), $"byte {at}");
        }
    }

    [Fact]
    public void It_allocates_nothing()
    {
        ArmDescription arm = ShippedArms.Load("so101").Description;
        Pcg32 random = new(Seed, 5);
        AxesModel model = Of(arm.Chain, default, random, 1);
        Joints<Radian> angles = ShippedArms.Pose(arm, random);
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int n = 0; n < 5000; n++)
            {
                model.Observe(angles, new(0.2, 0.001 * (n % 10), 0.1));
                model.Look(angles, out _, out _);
            }
        }));
    }

    private static AxesModel Of(SerialChain chain, in Joints<Radian> posture, Pcg32 random, double wrong)
    {
        AxesModel model = new(chain.Count);
        chain.Forward(posture, out ChainPose pose);
        model.Begin(posture, pose.Tip + (Off(random) * (0.005 * wrong)), 0.005);
        for (int j = 0; j < chain.Count; j++)
        {
            model.Set(j, pose.Axes[j] + (Off(random) * (0.1 * wrong)), pose.Origins[j] + (Off(random) * (0.02 * wrong)), 0.1, 0.02);
        }

        return model;
    }

    private static Vector3d Off(Pcg32 random) => new(random.NextDouble(-1, 1), random.NextDouble(-1, 1), random.NextDouble(-1, 1));

    private static double Error(ArmDescription arm, AxesModel model)
    {
        Pcg32 random = new(Seed, 9);
        double sum = 0;
        for (int n = 0; n < 300; n++)
        {
            Joints<Radian> angles = ShippedArms.Pose(arm, random);
            arm.Chain.Forward(angles, out ChainPose pose);
            model.Look(angles, out Vector3d tip, out _);
            sum += (tip - pose.Tip).Length / 300;
        }

        return sum;
    }
}
