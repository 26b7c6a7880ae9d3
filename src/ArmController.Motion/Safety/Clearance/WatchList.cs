using System.Collections.Immutable;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>Finds every distance of a body among obstacles that some joint can change, with its name and its levers.</summary>
internal sealed class WatchList
{
    private readonly ImmutableArray<Watch>.Builder watches = ImmutableArray.CreateBuilder<Watch>();
    private readonly ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<double>.Builder levers = ImmutableArray.CreateBuilder<double>();
    private readonly ArmBody body;

    /// <summary>The list.</summary>
    public WatchList(ArmBody body, Obstacles obstacles)
    {
        this.body = body;
        for (int c = 0; c < body.Capsules.Length; c++)
        {
            BodyCapsule capsule = body.Capsules[c];
            if (obstacles.TableHeightMetres is not null)
            {
                Add(new(WatchKind.Table, c, 0, capsule.Shape.RadiusMetres), $"{capsule.Link} to the table");
            }

            if (obstacles.Workspace is not null)
            {
                Add(new(WatchKind.Workspace, c, 0, capsule.Shape.RadiusMetres), $"{capsule.Link} to the workspace's end");
            }

            for (int i = 0; i < obstacles.KeepOuts.Length; i++)
            {
                Add(new(WatchKind.KeepOut, c, i, capsule.Shape.RadiusMetres), $"{capsule.Link} to {obstacles.KeepOuts[i].Name}");
            }
        }

        foreach (LinkPair pair in obstacles.SelfPairs)
        {
            AddPair(pair);
        }
    }

    /// <summary>The distances.</summary>
    public ImmutableArray<Watch> Watches => watches.ToImmutable();

    /// <summary>What each is between, in words.</summary>
    public ImmutableArray<string> Names => names.ToImmutable();

    /// <summary>Eight for each: metres it can change at most per radian of each joint.</summary>
    public ImmutableArray<double> Levers => levers.ToImmutable();

    private void AddPair(LinkPair pair)
    {
        for (int c = 0; c < body.Capsules.Length; c++)
        {
            for (int other = 0; other < body.Capsules.Length && body.Capsules[c].Link == pair.First; other++)
            {
                if (body.Capsules[other].Link == pair.Second)
                {
                    double radii = body.Capsules[c].Shape.RadiusMetres + body.Capsules[other].Shape.RadiusMetres;
                    Add(new(WatchKind.Self, c, other, radii), $"{pair.First} to {pair.Second}");
                }
            }
        }
    }

    private void Add(in Watch watch, string name)
    {
        bool moves = false;
        for (int lane = 0; lane < ClearanceField.Lanes; lane++)
        {
            double lever = Lever(lane, watch);
            levers.Add(lever);
            moves |= lever > 0;
        }

        if (moves)
        {
            watches.Add(watch);
            names.Add(name);
        }
        else
        {
            levers.RemoveRange(levers.Count - ClearanceField.Lanes, ClearanceField.Lanes);
        }
    }

    // A joint that carries both ends of a distance does not change it.
    private double Lever(int lane, in Watch watch)
    {
        if (lane >= body.Joints.Length)
        {
            return 0;
        }

        double lever = body.LeverMetres(lane, body.Capsules[watch.Capsule]);
        if (watch.Kind != WatchKind.Self)
        {
            return lever;
        }

        bool both = body.Carries(lane, body.Capsules[watch.Capsule].Lane) && body.Carries(lane, body.Capsules[watch.Other].Lane);
        return both ? 0 : Math.Max(lever, body.LeverMetres(lane, body.Capsules[watch.Other]));
    }
}
