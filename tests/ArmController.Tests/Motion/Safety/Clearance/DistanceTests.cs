using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>The shield's distances against distances by search, which share no formula with them.</summary>
public sealed class DistanceTests
{
    private const int Pairs = 300_000;
    private const double Rounding = 1e-9;

    // Both go by squares, so it is these that agree: to what is a ten-millionth of a millimetre at a distance of 5 mm.
    private const double SquareRounding = 1e-12;

    // Whole tenths make edges, faces and lines meet and run along each other; the others do not.
    private static readonly Gen<double> Place = Gen.OneOf(Gen.Double[-1, 1], Gen.Int[-10, 10].Select(i => i / 10.0));

    private static readonly Gen<Vector3d> Point = Gen.Select(Place, Place, Place, (x, y, z) => new Vector3d(x, y, z));

    private static readonly Gen<AxisBox> Box =
        from min in Point
        from x in Gen.Double[1e-3, 1]
        from y in Gen.Double[1e-3, 1]
        from z in Gen.Double[1e-3, 1]
        select new AxisBox(min, min + new Vector3d(x, y, z));

    [Fact]
    public void The_distance_to_a_box_is_the_one_a_search_finds() => Gen.Select(Point, Point, Box).Sample(
        (a, b, box) =>
        {
            double searched = AuditDistance.ToBox(a, b, box);
            double distance = BoxDistance.Signed(a, b, box, out Vector3d apart);
            return Agree(Math.Max(distance, 0), searched) && (distance <= 0 || Math.Abs(apart.Length - 1) < Rounding);
        },
        iter: Pairs);

    [Fact]
    public void The_distance_between_two_pieces_of_line_is_the_one_a_search_finds() => Gen.Select(Point, Point, Point, Point).Sample(
        (a, b, c, d) =>
        {
            double searched = AuditDistance.ToSegment(a, b, c, d);
            double distance = SegmentDistance.Between(a, b, c, d, out Vector3d apart);
            return Agree(distance, searched) && (distance < 2e-12 || Math.Abs(apart.Length - 1) < Rounding);
        },
        iter: Pairs);

    [Fact]
    public void A_depth_is_exactly_how_far_a_line_must_be_moved_to_leave_the_box() => Gen.Select(Point, Point, Box).Sample(
        (a, b, box) =>
        {
            double distance = BoxDistance.Signed(a, b, box, out Vector3d apart);
            if (distance > -1e-6)
            {
                return true;
            }

            // Just outside after the whole way, still inside after nearly all of it, in this and in any other direction.
            Vector3d out1 = apart * (-distance + 1e-7);
            Vector3d out2 = apart * (-distance * 0.99);
            Vector3d other = new Vector3d(b.Z, a.X, b.Y) is { Length: > 0.1 } any ? any * (-distance * 0.99 / any.Length) : out2;
            return AuditDistance.ToBox(a + out1, b + out1, box) > 0
                && AuditDistance.ToBox(a + out2, b + out2, box) < Rounding
                && AuditDistance.ToBox(a + other, b + other, box) < Rounding;
        },
        iter: Pairs);

    private static bool Agree(double distance, double searched) => Math.Abs((distance * distance) - (searched * searched)) < SquareRounding;

    [Fact]
    public void Points_are_short_lines()
    {
        AxisBox box = new(default, new(1, 1, 1));
        Vector3d p = new(2, 0.5, 0.5);
        Assert.Equal(1, BoxDistance.Signed(p, p, box, out Vector3d apart));
        Assert.Equal(new Vector3d(1, 0, 0), apart);
        Assert.Equal(-0.25, BoxDistance.Signed(new(0.25, 0.5, 0.5), new(0.25, 0.5, 0.5), box, out _));
        Assert.Equal(3, SegmentDistance.Between(p, p, new(5, 0.5, 0.5), new(5, 0.5, 0.5), out _));
        Assert.Equal(0, SegmentDistance.Between(p, p, p, p, out Vector3d none));
        Assert.Equal(default, none);
    }
}
