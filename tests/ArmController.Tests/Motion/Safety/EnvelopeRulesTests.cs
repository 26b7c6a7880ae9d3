using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class EnvelopeRulesTests
{
    private static readonly JointLimits Limits = SmallArms.ServoLimits;
    private static readonly PulseCalibration Line = SmallArms.ServoLine;

    public static TheoryData<EnvelopeRule, JointLimits, PulseCalibration> BrokenJoints => new()
    {
        { EnvelopeRule.NotFinite, Limits with { MinRadians = double.NaN }, Line },
        { EnvelopeRule.NotFinite, Limits with { MaxRadiansPerSecond = double.PositiveInfinity }, Line },
        { EnvelopeRule.NotFinite, Limits, Line with { MicrosecondsB = double.NaN } },
        { EnvelopeRule.LimitsCrossed, Limits with { MinRadians = 1.5, MaxRadians = -1.5 }, Line },
        { EnvelopeRule.LimitsCrossed, Limits with { MinRadians = 1.5 }, Line },
        { EnvelopeRule.LimitsCrossed, Limits with { MinRadians = 0.1, MaxRadians = Math.BitIncrement(0.1) }, Line },
        { EnvelopeRule.LimitsCrossed, default, Line },
        { EnvelopeRule.RangeTooWide, Limits with { MinRadians = -40, MaxRadians = 40 }, Line },
        { EnvelopeRule.RangeTooWide, Limits with { MinRadians = 1000, MaxRadians = 1001 }, Line },
        { EnvelopeRule.LimitTooSmall, Limits with { MaxRadiansPerSecond = 0 }, Line },
        { EnvelopeRule.LimitTooSmall, Limits with { MaxRadiansPerSecond = -3 }, Line },
        { EnvelopeRule.LimitTooSmall, Limits with { MaxRadiansPerSecondSquared = 1e-12 }, Line },
        { EnvelopeRule.CalibrationFlat, Limits, Line with { MicrosecondsB = 600 } },
        { EnvelopeRule.CalibrationFlat, Limits, Line with { RadiansB = -1.5 } },
        { EnvelopeRule.PulsesCrossed, Limits, Line with { MinMicroseconds = 2451 } },
        { EnvelopeRule.PulsesCrossed, Limits, Line with { MinMicroseconds = 0 } },
        { EnvelopeRule.NoWholeCount, Limits, new(-1.5, 1500.1, 1.5, 1500.9, 500, 2500) },
        { EnvelopeRule.NoWholeCount, Limits, new(-1.5, 3000, 1.5, 4000, 500, 2500) },
        { EnvelopeRule.RangeTooNarrow, Limits with { MinRadians = 1.49, MaxRadians = 1.5 }, Line },
        { EnvelopeRule.SpeedBelowCount, Limits with { MaxRadiansPerSecond = 0.05 }, Line },
        { EnvelopeRule.StopTicks, Limits with { MaxRadiansPerSecondSquared = 0.01 }, Line },
        { EnvelopeRule.StopTime, Limits with { MaxRadiansPerSecondSquared = 1.4 }, Line },
        { EnvelopeRule.PulsesDoNotCover, Limits, Line with { MaxMicroseconds = 2300 } },
        { EnvelopeRule.PulsesUnusual, Limits, Line with { MinMicroseconds = 400 } },
        { EnvelopeRule.PulsesUnusual, Limits, Line with { MaxMicroseconds = 2600 } },
    };

    [Fact]
    public void A_sound_arm_has_no_faults() => Assert.Empty(EnvelopeRules.Check(SmallArms.Of(8), SmallArms.At50Hertz, 1));

    [Theory]
    [MemberData(nameof(BrokenJoints))]
    public void A_broken_joint_is_named_with_its_rule(EnvelopeRule rule, JointLimits limits, PulseCalibration line)
    {
        ArmDescription arm = SmallArms.Of([
            new("sound", Limits, Line, 0),
            new("broken", limits, line, limits.MinRadians)]);
        EnvelopeFault fault = Assert.Single(EnvelopeRules.Check(arm, SmallArms.At50Hertz, 1), f => f.Rule == rule);
        Assert.Equal(1, fault.Lane);
        Assert.Equal("broken", fault.Joint);
        Assert.EndsWith(fault.Sentence.Contains('?', StringComparison.Ordinal) ? "?" : ".", fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(rule <= EnvelopeRule.NoWholeCount, fault.IsHard);
        if (fault.IsHard)
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => new Envelope(arm, SmallArms.At50Hertz, 1, new Interlock()));
            Assert.Contains("broken: " + fault.Sentence, refused.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(0, new Envelope(arm, SmallArms.At50Hertz, 1, new Interlock()).Tick);
        }
    }

    [Fact]
    public void A_park_pose_outside_is_named()
    {
        EnvelopeFault fault = Assert.Single(EnvelopeRules.Check(SmallArms.Of([new("hip", Limits, Line, 1.6)]), SmallArms.At50Hertz, 1));
        Assert.Equal(EnvelopeRule.ParkOutside, fault.Rule);
        Assert.False(fault.IsHard);
    }

    [Theory]
    [InlineData(0.0, 1.0, EnvelopeRule.Period)]
    [InlineData(double.NaN, 1.0, EnvelopeRule.Period)]
    [InlineData(0.02, 0.0, EnvelopeRule.CountWidth)]
    [InlineData(0.02, double.PositiveInfinity, EnvelopeRule.CountWidth)]
    public void The_arm_as_a_whole_is_checked(double periodSeconds, double microsecondsPerCount, EnvelopeRule rule)
    {
        EnvelopeFault fault = Assert.Single(EnvelopeRules.Check(SmallArms.Of(1), new Seconds(periodSeconds), microsecondsPerCount));
        Assert.Equal(rule, fault.Rule);
        Assert.True(fault.IsHard);
        Assert.Equal(-1, fault.Lane);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void No_joints_and_too_many_joints_are_refused(int count) =>
        Assert.Equal(EnvelopeRule.JointCount, Assert.Single(EnvelopeRules.Check(SmallArms.Of(count), SmallArms.At50Hertz, 1)).Rule);
}
