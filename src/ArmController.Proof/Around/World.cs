using System.Collections.Immutable;
using ArmController.Configuration;
using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>An arm with things in its way, and the two sides of them on which its goals lie in turn.</summary>
/// <param name="Kind">What kind of world.</param>
/// <param name="Arm">The arm, the things among its keep-outs.</param>
/// <param name="OneSide">Where the tip is to go every second time, metres.</param>
/// <param name="OtherSide">Where it is to go the other times, metres.</param>
public sealed record World(WorldKind Kind, ArmConfiguration Arm, AxisBox OneSide, AxisBox OtherSide)
{
    // Of an arm whose file says none.
    private const double UsualMarginMetres = 0.01;

    // Lengths are those of an arm of this span.
    private const double SketchedSpanMetres = 0.348;
    private const double MetresPerMillimetre = 0.001;

    /// <summary>What the arm stays clear of.</summary>
    public Obstacles Obstacles => Arm.Description.Obstacles!;

    /// <summary>The margin of an arm in its worlds, and what would be honest.</summary>
    public static HonestMargin MarginOf(ArmConfiguration arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        return HonestMargin.Of(arm) with { WrittenMetres = arm.Description.Obstacles?.MarginMetres ?? UsualMarginMetres };
    }

    /// <summary>Draws a world in which the arm's home is clear.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="arm">The arm; its shape is known.</param>
    /// <param name="random">Draws it.</param>
    public static World Draw(WorldKind kind, ArmConfiguration arm, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(arm);
        if (arm.Description.Body is null)
        {
            throw new ArgumentException("The arm's shape is not known.", nameof(arm));
        }

        World drawn;
        do
        {
            drawn = Of(kind, arm, kind.Draw(random));
        }
        while (!new ClearPostures(drawn.Arm.Description).Has(arm.Home));
        return drawn;
    }

    /// <summary>What an arm believes that thinks every thing to stand elsewhere.</summary>
    /// <param name="shift">Where to, from where it is, metres.</param>
    public ArmDescription Believed(Vector3d shift) => Arm.Description with
    {
        Obstacles = Obstacles with
        {
            KeepOuts = [.. Obstacles.KeepOuts.Select(thing => thing with { Box = new(thing.Box.Min + shift, thing.Box.Max + shift) })],
        },
    };

    private static World Of(WorldKind kind, ArmConfiguration arm, Sketch sketch)
    {
        double scale = MetresPerMillimetre * arm.Description.Chain.SpanMetres / SketchedSpanMetres;
        ImmutableArray<KeepOut> things = [.. sketch.Boxes.Select((box, i) => new KeepOut($"{kind.Key} {i + 1}", Scaled(box, scale)))];
        Obstacles own = arm.Description.Obstacles ?? new(UsualMarginMetres, null, null, [], [], null);
        ArmDescription among = arm.Description with { Obstacles = own with { KeepOuts = [.. own.KeepOuts, .. things] } };
        return new(kind, arm with { Description = among }, Scaled(sketch.OneSide, scale), Scaled(sketch.OtherSide, scale));
    }

    private static AxisBox Scaled(AxisBox box, double scale) => new(box.Min * scale, box.Max * scale);
}
