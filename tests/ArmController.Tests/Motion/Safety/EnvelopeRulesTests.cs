using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class EnvelopeRulesTests
{
    private static readonly JointLimits Limits = SmallArms.ServoLimits;
    private static readonly CountCalibration Line = SmallArms.ServoLine;

    public static TheoryData<EnvelopeRule, JointLimits, CountCalibration> BrokenJoints => new()
    {
        { EnvelopeRule.NotFinite, Limits with { MinRadians = double.NaN }, Line },
        { EnvelopeRule.NotFinite, Limits with { MaxRadiansPerSecond = double.PositiveInfinity }, Line },
        { EnvelopeRule.NotFinite, Limits, Line with { CountsB = double.NaN } },
        { EnvelopeRule.LimitsCrossed, Limits with { MinRadians = 1.5, MaxRadians = -1.5 }, Line },
        { EnvelopeRule.LimitsCrossed, Limits with { MinRadians = 1.5 }, Line },
        { EnvelopeRule.LimitsCrossed, Limits with { MinRadians = 0.1, MaxRadians = Math.BitIncrement(0.1) }, Line },
        { EnvelopeRule.LimitsCrossed, default, Line },
        { EnvelopeRule.RangeTooWide, Limits with { MinRadians = -40, MaxRadians = 40 }, Line },
        { EnvelopeRule.RangeTooWide, Limits with { MinRadians = 1000, MaxRadians = 1001 }, Line },
        { EnvelopeRule.LimitTooSmall, Limits with { MaxRadiansPerSecond = 0 }, Line },
        { EnvelopeRule.LimitTooSmall, Limits with { MaxRadiansPerSecond = -3 }, Line },
        { EnvelopeRule.LimitTooSmall, Limits with { MaxRadiansPerSecondSquared = 1e-12 }, Line },
        { EnvelopeRule.CalibrationFlat, Limits, Line with { CountsB = 600 } },
        { EnvelopeRule.CalibrationFlat, Limits, Line with { RadiansB = -1.5 } },
        { EnvelopeRule.CountsCrossed, Limits, Line with { Least = 2451 } },
        { EnvelopeRule.CountsCrossed, Limits, Line with { Least = 0 } },
        { EnvelopeRule.NoWholeCount, Limits, new(-1.5, 1500.1, 1.5, 1500.9, 500, 2500) },
        { EnvelopeRule.NoWholeCount, Limits, new(-1.5, 3000, 1.5, 4000, 500, 2500) },
        { EnvelopeRule.RangeTooNarrow, Limits with { MinRadians = 1.49, MaxRadians = 1.5 }, Line },
        { EnvelopeRule.SpeedBelowCount, Limits with { MaxRadiansPerSecond = 0.05 }, Line },
        { EnvelopeRule.StopTicks, Limits with { MaxRadiansPerSecondSquared = 0.01 }, Line },
        { EnvelopeRule.StopTime, Limits with { MaxRadiansPerSecondSquared = 1.4 }, Line },
        { EnvelopeRule.CountsDoNotCover, Limits, Line with { Most = 2398 } },
        { EnvelopeRule.CountsDoNotCover, Limits, Line with { Least = 602 } },
    };

    [Fact]
    public void A_sound_arm_has_no_faults() => Assert.Empty(EnvelopeRules.Check(SmallArms.Of(8), SmallArms.At50Hertz));

    [Theory]
    [MemberData(nameof(BrokenJoints))]
    public void A_broken_joint_is_named_with_its_rule(EnvelopeRule rule, JointLimits limits, CountCalibration line)
    {
        ArmDescription arm = SmallArms.Of([
            new("sound", Limits, Line, 0),
            new("broken", limits, line, limits.MinRadians)]);
        EnvelopeFault fault = Assert.Single(EnvelopeRules.Check(arm, SmallArms.At50Hertz), f => f.Rule == rule);
        Assert.Equal(1, fault.Lane);
        Assert.Equal("broken", fault.Joint);
        Assert.EndsWith(fault.Sentence.Contains('?', StringComparison.Ordinal) ? "?" : ".", fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(rule <= EnvelopeRule.StopBeyondRollOut, fault.IsHard);
        if (fault.IsHard)
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => new Envelope(arm, SmallArms.At50Hertz, new Interlock()));
            Assert.Contains("broken: " + fault.Sentence, refused.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(0, new Envelope(arm, SmallArms.At50Hertz, new Interlock()).Tick);
        }
    }

    [Fact]
    public void A_park_pose_outside_is_named()
    {
        EnvelopeFault fault = Assert.Single(EnvelopeRules.Check(SmallArms.Of([new("hip", Limits, Line, 1.6)]), SmallArms.At50Hertz));
        Assert.Equal(EnvelopeRule.ParkOutside, fault.Rule);
        Assert.False(fault.IsHard);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    public void The_arm_as_a_whole_is_checked(double periodSeconds)
    {
        EnvelopeFault fault = Assert.Single(EnvelopeRules.Check(SmallArms.Of(1), new Seconds(periodSeconds)));
        Assert.Equal(EnvelopeRule.Period, fault.Rule);
        Assert.True(fault.IsHard);
        Assert.Equal(-1, fault.Lane);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void No_joints_and_too_many_joints_are_refused(int count) =>
        Assert.Equal(EnvelopeRule.JointCount, Assert.Single(EnvelopeRules.Check(SmallArms.Of(count), SmallArms.At50Hertz)).Rule);

    /// <summary>The longest stop that is rolled out passes, and one tick more is refused: V / A + 3 (A / J) + 8 ticks.</summary>
    [Theory]
    [InlineData(4058, true)]
    [InlineData(4059, false)]
    public void A_stop_of_more_ticks_than_are_rolled_out_is_refused(int speedInRates, bool fits)
    {
        // Half a unit above whole ones, at a period that is a power of two: rounding inward finds them again.
        const double Unit = 1.0 / (1L << 40);
        const int Rate = 1 << 20;
        const int Jerk = 100_000;
        JointLimits slow = new(
            -16, 16, ((speedInRates * (double)Rate) + 0.5) * Unit * 64, (Rate + 0.5) * Unit * 64 * 64, (Jerk + 0.5) * Unit * 64 * 64 * 64);
        ArmDescription arm = SmallArms.Of([new("sound", Limits, Line, 0), new("slow", slow, new(-16, 600, 16, 2400, 500, 2500), 0)]);
        Assert.Equal(new JointBounds(-16L << 40, 16L << 40, speedInRates * (long)Rate, Rate, Jerk), JointBounds.From(slow, new(1.0 / 64)));
        EnvelopeFault[] broken = [.. EnvelopeRules.Check(arm, new(1.0 / 64)).Where(fault => fault.Rule == EnvelopeRule.StopBeyondRollOut)];
        Assert.Equal(fits ? 0 : 1, broken.Length);
        Assert.All(
            broken,
            fault => Assert.Equal(
                (1, "slow", true, "A stop may take 4097 ticks; at most 4096 are rolled out."),
                (fault.Lane, fault.Joint, fault.IsHard, fault.Sentence)));
    }

    /// <summary>Doubles tell neighbouring counts apart only where counts stay small from angle zero and from the first calibration point.</summary>
    [Theory]
    [InlineData(63.9, 0.99e10, 0)]
    [InlineData(63.9, 1.01e10, 1)]
    [InlineData(-63.9, 1.01e10, 1)]
    [InlineData(0, 0.99e10, 0)]
    [InlineData(0, 1.01e10, 1)]
    public void A_slope_that_counts_cannot_follow_is_refused(double atRadians, double counts, int faults)
    {
        // A range of a few counts, so that the pulses alone would find nothing to say; the point is as far from zero as the range.
        double slope = counts / (Math.Abs(atRadians) < 1 ? 60 : 2 * Math.Abs(atRadians));
        double pointA = Math.Abs(atRadians) < 1 ? 60 : atRadians;
        double half = 10 / slope;
        JointLimits narrow = new(atRadians - half, atRadians + half, 1, 10);
        CountCalibration steep = new(pointA, 1500 + ((pointA - atRadians) * slope), pointA + 1, 1500 + ((pointA + 1 - atRadians) * slope), 500, 2500);
        ArmDescription arm = SmallArms.Of([new("sound", Limits, Line, 0), new("steep", narrow, steep, atRadians)]);
        EnvelopeFault[] found = [.. EnvelopeRules.Check(arm, SmallArms.At50Hertz).Where(fault => fault.IsHard)];
        Assert.Equal(faults, found.Length);
        Assert.All(found, fault => Assert.Equal((1, "SlopeTooSteep"), (fault.Lane, fault.Rule.ToString())));
    }

    /// <summary>Half a count beyond either end is what rounding inward leaves; both ends are whole numbers.</summary>
    [Fact]
    public void Counts_that_were_rounded_inward_cover_the_limits_and_bound_the_frames()
    {
        JointDescription joint = new("joint", Limits, new(-1.5, 600.5, 1.5, 2399.5, 601, 2399), 0);
        Assert.Empty(EnvelopeRules.Check(SmallArms.Of([joint]), SmallArms.At50Hertz));
        CountBounds counts = CountBounds.From(joint);
        Assert.Equal((601, 2399, 601, 2399), (counts.Lowest, counts.Highest, counts.Least, counts.Most));
    }
}
