using System.Collections.Immutable;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Monitoring;

/// <summary>Computes from the counts alone where points of every link are, and refuses what touches the table or a box, or leaves the workspace.</summary>
internal sealed class LinkWatch
{
    private readonly MonitorSpace space;
    private readonly MonitorLink[] links;
    private readonly MonitorBox[] keepOut;
    private readonly Frame[] frames;
    private readonly double[] radiansAtZero;
    private readonly double[] radiansPerCount;

    /// <summary>A watch over the links of a plan that has a space.</summary>
    /// <exception cref="ArgumentException">There are more links than joints, or a frame has not 16 numbers.</exception>
    public LinkWatch(MonitorPlan plan)
    {
        space = plan.Space!;
        links = [.. space.Links];
        keepOut = [.. space.KeepOut];
        if (links.Length > plan.Joints.Length)
        {
            throw new ArgumentException("There are more links than joints.", nameof(plan));
        }

        frames = new Frame[links.Length];
        radiansAtZero = new double[links.Length];
        radiansPerCount = new double[links.Length];
        for (int i = 0; i < links.Length; i++)
        {
            ImmutableArray<double> numbers = links[i].Frame;
            if (numbers.IsDefault || numbers.Length != 16)
            {
                throw new ArgumentException($"The frame of link {i} is not 16 numbers.", nameof(plan));
            }

            numbers.CopyTo(frames[i]);
            MonitorJoint joint = plan.Joints[i];
            double radiansPerMicrosecond = (joint.RadiansB - joint.RadiansA) / (joint.MicrosecondsB - joint.MicrosecondsA);
            radiansAtZero[i] = joint.RadiansA - (joint.MicrosecondsA * radiansPerMicrosecond);
            radiansPerCount[i] = radiansPerMicrosecond * plan.MicrosecondsPerCount;
        }
    }

    /// <summary>Judges where the links would be; the lane is the link's that is in the way.</summary>
    public MonitorVerdict Judge(in PulseCounts counts, out int lane)
    {
        Frame frame = Frame.Still;
        for (lane = 0; lane < links.Length; lane++)
        {
            MonitorLink link = links[lane];
            double radians = radiansAtZero[lane] + (counts[lane] * radiansPerCount[lane]);
            frame = frame.After(frames[lane]).After(Frame.About(link.AxisX, link.AxisY, link.AxisZ, radians));
            for (int point = 1; point <= link.Points; point++)
            {
                double along = (double)point / link.Points;
                frame.Carry(along * link.EndX, along * link.EndY, along * link.EndZ, out double x, out double y, out double z);
                MonitorVerdict verdict = At(x, y, z, link.RadiusMetres);
                if (verdict != MonitorVerdict.Good)
                {
                    return verdict;
                }
            }
        }

        return MonitorVerdict.Good;
    }

    // Asked so that a place that is not a number is refused.
    private MonitorVerdict At(double x, double y, double z, double radius)
    {
        if (!(z - radius >= space.TableMetres))
        {
            return MonitorVerdict.Table;
        }

        if (!space.Workspace.Encloses(x, y, z, radius))
        {
            return MonitorVerdict.Workspace;
        }

        foreach (ref readonly MonitorBox box in keepOut.AsSpan())
        {
            if (!box.Spares(x, y, z, radius))
            {
                return MonitorVerdict.KeepOut;
            }
        }

        return MonitorVerdict.Good;
    }
}
