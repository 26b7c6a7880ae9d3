using System.Buffers.Binary;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class EnvelopeSaveTests
{
    [Fact]
    public void A_state_from_which_nobody_could_stop_is_refused_and_then_no_pose_is_known()
    {
        Interlock interlock = new();
        Envelope envelope = new(SmallArms.Of(1), SmallArms.At50Hertz, interlock);
        long limit = (long)(1.5 * (1L << 40));
        (long, long)[] hopeless = [(limit + 1, 0), (limit, limit / 30), (0, limit), (long.MinValue, long.MaxValue), (-limit, -limit / 30)];
        foreach ((long q, long v) in hopeless)
        {
            Assert.False(Load(envelope, Image(q, v)));
            interlock.Arm();
            envelope.Admit(default, out SafeCommand command);
            Assert.Equal(CommandKind.Release, command.Kind);
            interlock.Disarm();
        }

        Assert.True(Load(envelope, Image(limit, -1)));
        interlock.Arm();
        envelope.Admit(default, out SafeCommand move);
        Assert.Equal(CommandKind.Move, move.Kind);
    }

    [Fact]
    public void Whatever_stands_in_an_image_it_is_answered_and_at_once()
    {
        long[] wild = [0, 1, -1, long.MinValue, long.MaxValue, 1L << 62];
        byte[] sound = Image(0, 0);
        foreach (ArmDescription arm in new[]
        {
            SmallArms.Of(1),
            SmallArms.Of(1, SmallArms.ServoLimits with { MaxRadiansPerSecondCubed = 150 }, SmallArms.ServoLine),
        })
        {
            for (int at = 2; at + 8 <= sound.Length; at++)
            {
                foreach (long value in wild)
                {
                    byte[] image = [.. sound];
                    BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(at), value);
                    Envelope envelope = new(arm, SmallArms.At50Hertz, new Interlock());
                    _ = Load(envelope, image);
                }
            }
        }
    }

    [Fact]
    public void A_short_image_is_refused()
    {
        Envelope envelope = new(SmallArms.Of(1), SmallArms.At50Hertz, new Interlock());
        byte[] image = Image(0, 0);
        for (int length = 0; length < image.Length; length++)
        {
            Assert.False(Load(envelope, image[..length]));
        }
    }

    [Fact]
    public void Loading_while_armed_is_refused_and_changes_nothing()
    {
        Interlock interlock = new();
        Envelope envelope = new(SmallArms.Of(1), SmallArms.At50Hertz, interlock);
        envelope.PlaceAt(SmallArms.Pose(1));
        interlock.Arm();
        Assert.False(Load(envelope, Image(0, 0)));
        Assert.Equal(1, envelope.Position[0]);
    }

    private static byte[] Image(long q, long v)
    {
        byte[] image = new byte[256];
        StateWriter writer = new(image);
        writer.Write(true);
        writer.Write(false);
        writer.Write(7L);
        writer.Write(0L);
        writer.Write(q);
        writer.Write(v);
        writer.Write(0L);
        writer.Write(0);
        LaneLimits limits = default;
        limits.Place(JointBounds.From(SmallArms.ServoLimits, SmallArms.At50Hertz), 0);
        limits.Save(ref writer);
        default(ReversalBudget).Save(ref writer);
        return image[..writer.Length];
    }

    private static bool Load(Envelope envelope, byte[] image)
    {
        StateReader reader = new(image);
        return envelope.Load(ref reader);
    }
}
