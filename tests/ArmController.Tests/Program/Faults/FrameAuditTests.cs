using ArmController.Configuration;
using ArmController.Control.Ticking;
using ArmController.Proof.Faults;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Faults;

public sealed class FrameAuditTests
{
    private const int Channels = 5;

    private static readonly ArmConfiguration Desk = ShippedArms.Load("desk4");

    private readonly FrameAudit audit = new(Desk, Cadence.Usual.Tick);

    [Fact]
    public void Pulses_within_range_and_speed_pass_and_show_as_motion()
    {
        audit.See(Frame(300));
        Assert.True(audit.Drives);
        audit.See(Frame(300));
        Assert.Equal(0, audit.Moves);
        audit.See(Frame(303));
        Assert.Equal((1, 0), (audit.Moves, audit.Violations));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(90)]
    public void A_pulse_out_of_range_is_a_violation(int count)
    {
        audit.See(Frame(count));
        Assert.True(audit.Violations > 0);
    }

    [Fact]
    public void A_pulse_too_far_from_the_last_is_a_violation()
    {
        audit.See(Frame(300));
        audit.See(Frame(330));
        Assert.Equal(Channels, audit.Violations);
    }

    [Fact]
    public void Off_is_never_a_violation_and_what_follows_it_may_be_anywhere()
    {
        audit.See(Frame(300));
        audit.See([0xFD, 0x10]);
        Assert.False(audit.Drives);
        audit.See(Frame(330));
        Assert.Equal((0, 0), (audit.Moves, audit.Violations));
    }

    private static byte[] Frame(int count)
    {
        List<byte> bytes = [0x06];
        for (int channel = 0; channel < Channels; channel++)
        {
            bytes.AddRange([0, 0, (byte)count, (byte)(count >> 8)]);
        }

        return [.. bytes];
    }
}
