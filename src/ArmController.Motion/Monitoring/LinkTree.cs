using System.Collections.Immutable;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Monitoring;

/// <summary>The monitor's own kinematics: where every link is for given counts, and how far one count of a lane can carry a point at most.</summary>
internal sealed class LinkTree
{
    private readonly MonitorLink[] links;
    private readonly Frame[] steps;
    private readonly Frame[] frames;
    private readonly double[] radiansAtZero;
    private readonly double[] radiansPerCount;

    /// <summary>A tree that has not been turned.</summary>
    /// <exception cref="ArgumentException">A link has no lane, is before its parent, or its frame has not 16 numbers.</exception>
    public LinkTree(ImmutableArray<MonitorLink> plan, ImmutableArray<MonitorJoint> joints)
    {
        links = [.. plan];
        steps = new Frame[links.Length];
        frames = new Frame[links.Length];
        radiansAtZero = new double[links.Length];
        radiansPerCount = new double[links.Length];
        for (int i = 0; i < links.Length; i++)
        {
            MonitorLink link = links[i];
            if (link.Lane < 0 || link.Lane >= joints.Length || link.Parent < -1 || link.Parent >= i)
            {
                throw new ArgumentException($"Link {i} has no lane or comes before the link that carries it.", nameof(plan));
            }

            if (link.Frame.IsDefault || link.Frame.Length != 16)
            {
                throw new ArgumentException($"The frame of link {i} is not 16 numbers.", nameof(plan));
            }

            steps[i] = new(link.Frame.AsSpan());
            MonitorJoint joint = joints[link.Lane];
            radiansPerCount[i] = (joint.RadiansB - joint.RadiansA) / (joint.CountsB - joint.CountsA);
            radiansAtZero[i] = joint.RadiansA - (joint.CountsA * radiansPerCount[i]);
        }
    }

    /// <summary>Number of links.</summary>
    public int Count => links.Length;

    /// <summary>One link as it was told.</summary>
    public MonitorLink this[int link] => links[link];

    /// <summary>Turns every joint to its count.</summary>
    public void Turn(in ServoCounts counts)
    {
        for (int i = 0; i < links.Length; i++)
        {
            MonitorLink link = links[i];
            double radians = radiansAtZero[i] + (counts[link.Lane] * radiansPerCount[i]);
            Frame still = link.Parent < 0 ? steps[i] : frames[link.Parent].After(steps[i]);
            frames[i] = still.Turned(link.AxisX, link.AxisY, link.AxisZ, radians);
        }
    }

    /// <summary>Where a point of a link is in the base frame.</summary>
    public Spot Carry(int link, in Spot point) => frames[link].Carry(point);

    /// <summary>
    /// The most that one count of a link's lane can carry a point of another link, metres, whatever the angles:
    /// its own axis keeps a point's distance, and what is farther out adds its length at most.
    /// </summary>
    public double MetresPerCount(int link, int carried, Spot point)
    {
        double farther = 0;
        for (int i = carried; i != link; i = links[i].Parent)
        {
            if (i < 0)
            {
                return 0;
            }

            farther += point.Length;
            point = steps[i].Origin;
        }

        return Math.Abs(radiansPerCount[link]) * (point.From(links[link].AxisX, links[link].AxisY, links[link].AxisZ) + farther);
    }
}
