namespace ArmController.Motion.Monitoring;

/// <summary>One piece of a link that some joint moves.</summary>
internal readonly struct WatchedSegment
{
    // So many times as many points are looked at when the arm is placed.
    private const int Finer = 16;

    /// <summary>The link that carries it.</summary>
    public readonly int Link;

    /// <summary>One end in the link's frame, metres.</summary>
    public readonly Spot A;

    /// <summary>The other end.</summary>
    public readonly Spot B;

    /// <summary>Radius of the ball around each of its points, metres.</summary>
    public readonly double RadiusMetres;

    private readonly double halfLength;
    private readonly double share;
    private readonly int gaps;

    /// <summary>Takes one from the plan.</summary>
    public WatchedSegment(int link, in MonitorSegment segment)
    {
        Link = link;
        A = new(segment.AX, segment.AY, segment.AZ);
        B = new(segment.BX, segment.BY, segment.BZ);
        RadiusMetres = segment.RadiusMetres;
        gaps = segment.Points - 1;
        share = gaps == 0 ? 0 : 1.0 / gaps;
        halfLength = gaps == 0 ? 0 : new Spot(B.X - A.X, B.Y - A.Y, B.Z - A.Z).Length / 2;
    }

    /// <summary>True when each of its points is so far from a box; mostly its middle alone tells.</summary>
    public bool IsApart(in Spot a, in Spot b, in MonitorBox box, double metres)
    {
        if (gaps > 0 && box.Apart(a.Towards(b, 0.5)) - halfLength >= metres)
        {
            return true;
        }

        double square = metres > 0 ? metres * metres : 0;
        bool apart = true;
        for (int i = 0; i <= gaps && apart; i++)
        {
            Spot p = a.Towards(b, i * share);
            apart = metres > 0 ? box.SquareApart(p) >= square : box.Apart(p) >= metres;
        }

        return apart;
    }

    /// <summary>No more than the distance between a box and all of the piece, and less by a little: half of a finer spacing.</summary>
    public double Nearest(in Spot a, in Spot b, in MonitorBox box)
    {
        int finer = gaps * Finer;
        double nearest = box.Apart(a);
        for (int i = 1; i <= finer; i++)
        {
            nearest = Math.Min(nearest, box.Apart(a.Towards(b, (double)i / finer)));
        }

        return finer == 0 ? nearest : nearest - (halfLength / finer);
    }
}
