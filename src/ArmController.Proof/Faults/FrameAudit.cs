using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;

namespace ArmController.Proof.Faults;

/// <summary>
/// Judges what the driver writes to the chip from the bytes alone: each pulse must be one its joint may have, and no further from the last than
/// the joint may turn in a tick. What a fault does to the chip behind our back is none of ours.
/// </summary>
public sealed class FrameAudit
{
    private const int FirstLed = 0x06;
    private const int LastLed = 0x45;
    private const int AllLedOn = 0xFA;
    private const int AllLedOffHigh = 0xFD;
    private const int FullOff = 0x1000;
    private const int Channels = 16;
    private const double Slack = 1e-9;

    private readonly JointDescription[] joints;
    private readonly int[] channels;
    private readonly Seconds period;
    private readonly byte[] written = new byte[4 * Channels];
    private readonly int[] last;

    /// <summary>Judges from the next frame on.</summary>
    /// <param name="arm">Its limits, calibration and channels.</param>
    /// <param name="period">From frame to frame.</param>
    public FrameAudit(ArmConfiguration arm, Seconds period)
    {
        this.period = period;
        joints = [.. arm.Description.Joints];
        channels = [.. arm.TwinChannels];
        last = new int[joints.Length];
        TurnOff();
    }

    /// <summary>Pulses that no joint may have, or that came too fast.</summary>
    public long Violations { get; private set; }

    /// <summary>Writes of any kind.</summary>
    public long Writes { get; private set; }

    /// <summary>Frames that changed some pulse, switching on and off excepted.</summary>
    public long Moves { get; private set; }

    /// <summary>True when what was written last drives some servo.</summary>
    public bool Drives
    {
        get
        {
            bool drives = false;
            for (int i = 0; i < joints.Length; i++)
            {
                drives |= Count(channels[i]) != 0;
            }

            return drives;
        }
    }

    /// <summary>True when a count is one the joint of a lane may have, or none.</summary>
    public bool Allows(int lane, int count)
    {
        JointDescription joint = joints[lane];
        CountCalibration line = joint.Calibration;
        double along = (count - line.CountsA) / (line.CountsB - line.CountsA);
        double radians = line.RadiansA + (along * (line.RadiansB - line.RadiansA));
        return count == 0
            || (count >= line.Least && count <= line.Most
                && radians >= joint.Limits.MinRadians - Slack && radians <= joint.Limits.MaxRadians + Slack);
    }

    /// <summary>One write as the driver sent it.</summary>
    public void See(ReadOnlySpan<byte> bytes)
    {
        Writes++;
        int first = bytes[0];
        if (first is >= FirstLed and <= LastLed)
        {
            bytes[1..].CopyTo(written.AsSpan(first - FirstLed));
            Judge();
        }
        else if (first is >= AllLedOn and <= AllLedOffHigh)
        {
            for (int i = 1; i < bytes.Length; i++)
            {
                for (int at = first - AllLedOn + i - 1; at < written.Length; at += 4)
                {
                    written[at] = bytes[i];
                }
            }

            Judge();
        }
    }

    private void Judge()
    {
        bool moved = false;
        for (int i = 0; i < joints.Length; i++)
        {
            int count = Count(channels[i]);
            bool goesOn = count != 0 && last[i] != 0;
            Violations += Allows(i, count) && (!goesOn || Math.Abs(count - last[i]) <= LargestStep(i)) ? 0 : 1;
            moved |= goesOn && count != last[i];
            last[i] = count;
        }

        Moves += moved ? 1 : 0;
    }

    private int LargestStep(int lane)
    {
        CountCalibration line = joints[lane].Calibration;
        double perRadian = Math.Abs((line.CountsB - line.CountsA) / (line.RadiansB - line.RadiansA));
        return (int)Math.Ceiling(joints[lane].Limits.MaxRadiansPerSecond * period.Value * perRadian) + 1;
    }

    private int Count(int channel)
    {
        int on = written[4 * channel] | (written[(4 * channel) + 1] << 8);
        int off = written[(4 * channel) + 2] | (written[(4 * channel) + 3] << 8);
        return (off & FullOff) != 0 ? 0 : (on & FullOff) != 0 ? FullOff : (off - on) & (FullOff - 1);
    }

    private void TurnOff()
    {
        for (int at = 3; at < written.Length; at += 4)
        {
            written[at] = FullOff >> 8;
        }
    }
}
