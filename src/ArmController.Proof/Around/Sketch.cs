using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>A world for an arm of the size of desk4, in millimetres: boxes, and the two sides of them on which goals are put in turn.</summary>
/// <param name="Boxes">Boxes to stay clear of, millimetres in the base frame.</param>
/// <param name="OneSide">Where the tip is to go every second time, millimetres.</param>
/// <param name="OtherSide">Where it is to go the other times, millimetres.</param>
public sealed record Sketch(AxisBox[] Boxes, AxisBox OneSide, AxisBox OtherSide)
{
    /// <summary>Farther than any arm reaches, millimetres.</summary>
    public const double Far = 2000;

    /// <summary>A box from its lowest and highest coordinates, millimetres.</summary>
    public static AxisBox Box(double lowX, double highX, double lowY, double highY, double lowZ, double highZ) =>
        new(new(lowX, lowY, lowZ), new(highX, highY, highZ));

    /// <summary>A box on the table, round a place, millimetres.</summary>
    public static AxisBox Post(double x, double y, double width, double height) =>
        Box(x - (width / 2), x + (width / 2), y - (width / 2), y + (width / 2), 0, height);

    /// <summary>All to the right of a line along x, millimetres.</summary>
    public static AxisBox RightOf(double y) => Box(-Far, Far, -Far, y, -Far, Far);

    /// <summary>All to the left of it, millimetres.</summary>
    public static AxisBox LeftOf(double y) => Box(-Far, Far, y, Far, -Far, Far);

    /// <summary>All on the near side of a line along y, millimetres.</summary>
    public static AxisBox Before(double x) => Box(-Far, x, -Far, Far, -Far, Far);

    /// <summary>All on the far side of it, millimetres.</summary>
    public static AxisBox Behind(double x) => Box(x, Far, -Far, Far, -Far, Far);

    /// <summary>A place from a distance in millimetres and a direction in degrees, left of straight ahead.</summary>
    public static (double X, double Y) At(double radius, double degrees)
    {
        (double sine, double cosine) = Elementary.SinCos(degrees * Math.PI / 180);
        return (radius * cosine, radius * sine);
    }
}
