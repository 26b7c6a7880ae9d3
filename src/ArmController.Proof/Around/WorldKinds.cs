using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>Every kind of world, and how one is drawn; lengths in millimetres for an arm of the size of desk4.</summary>
public static class WorldKinds
{
    /// <summary>All kinds, those that may be practised on first.</summary>
    public static IReadOnlyList<WorldKind> All { get; } =
    [
        new("wall", "a wall, along the arm or across", true, Wall),
        new("pillars", "two pillars", true, Pillars),
        new("shelf", "a floating plate, goals under and over it", true, Shelf),
        new("gate", "a high wall with a gap", true, Gate),
        new("bridge", "a bar across, goals under and over it", false, Bridge),
        new("block", "a block on the table", false, Block),
        new("corner", "two walls that meet", false, Corner),
        new("clutter", "four posts and a floating plate", false, Clutter),
        new("cupboard", "a plate on two side walls, goals inside and before it", false, Cupboard),
    ];

    private static Sketch Wall(Pcg32 random)
    {
        const double Thick = 20;
        if (random.NextDouble() < 0.6)
        {
            double y = random.NextDouble(-80, 80);
            double from = random.NextDouble(80, 130);
            AxisBox slab = Sketch.Box(from, Sketch.Far, y - (Thick / 2), y + (Thick / 2), 0, random.NextDouble(80, 180));
            return new([slab], Sketch.RightOf(y), Sketch.LeftOf(y));
        }

        double x = random.NextDouble(130, 190);
        double half = random.NextDouble(50, 130);
        AxisBox across = Sketch.Box(x - (Thick / 2), x + (Thick / 2), -half, half, 0, random.NextDouble(50, 130));
        return new([across], Sketch.Before(x), Sketch.Box(x, Sketch.Far, -half, half, -Sketch.Far, Sketch.Far));
    }

    private static Sketch Pillars(Pcg32 random)
    {
        AxisBox left = Pillar(random, 1);
        AxisBox right = Pillar(random, -1);
        return new([left, right], Sketch.RightOf(0), Sketch.LeftOf(0));
    }

    private static AxisBox Pillar(Pcg32 random, double side)
    {
        (double x, double y) = Sketch.At(random.NextDouble(140, 220), side * random.NextDouble(14, 37));
        return Sketch.Post(x, y, 24, random.NextDouble(220, 350));
    }

    private static Sketch Shelf(Pcg32 random)
    {
        const double Thick = 14;
        double x = random.NextDouble(130, 170);
        double half = random.NextDouble(70, 140);
        double z = random.NextDouble(110, 160);
        AxisBox plate = Sketch.Box(x, Sketch.Far, -half, half, z, z + Thick);
        return new([plate], plate with { Min = new(x, -half, -Sketch.Far) }, plate with { Max = new(Sketch.Far, half, Sketch.Far) });
    }

    private static Sketch Gate(Pcg32 random)
    {
        const double Thick = 20;
        const double High = 260;
        double x = random.NextDouble(150, 190);
        double half = random.NextDouble(75, 100) / 2;
        double y = random.NextDouble(-40, 40);
        AxisBox right = Sketch.Box(x, x + Thick, -Sketch.Far, y - half, 0, High);
        AxisBox left = Sketch.Box(x, x + Thick, y + half, Sketch.Far, 0, High);
        return new([right, left], Sketch.Behind(x + (Thick / 2)), Sketch.Before(x + (Thick / 2)));
    }

    private static Sketch Bridge(Pcg32 random)
    {
        const double Thick = 30;
        double x = random.NextDouble(130, 190);
        double low = random.NextDouble(90, 140);
        AxisBox bar = Sketch.Box(x, x + Thick, -Sketch.Far, Sketch.Far, low, low + Thick);
        return new(
            [bar],
            Sketch.Box(x, Sketch.Far, -Sketch.Far, Sketch.Far, -Sketch.Far, low),
            Sketch.Box(-Sketch.Far, Sketch.Far, -Sketch.Far, Sketch.Far, low + Thick, Sketch.Far));
    }

    private static Sketch Block(Pcg32 random)
    {
        double y = random.NextDouble(-60, 60);
        AxisBox block = Sketch.Post(random.NextDouble(130, 200), y, random.NextDouble(60, 90), random.NextDouble(70, 160));
        return new([block], Sketch.RightOf(y), Sketch.LeftOf(y));
    }

    private static Sketch Corner(Pcg32 random)
    {
        const double Thick = 20;
        double side = random.NextDouble() < 0.5 ? 1 : -1;
        double x = random.NextDouble(170, 220);
        double y = side * random.NextDouble(0, 50);
        double end = y + (side * 200);
        double high = random.NextDouble(80, 160);
        AxisBox along = Sketch.Box(random.NextDouble(90, 120), x, y - (Thick / 2), y + (Thick / 2), 0, high);
        AxisBox across = Sketch.Box(x, x + Thick, Math.Min(y, end), Math.Max(y, end), 0, high);
        AxisBox inside = Sketch.Box(-Sketch.Far, x, Math.Min(y, side * Sketch.Far), Math.Max(y, side * Sketch.Far), -Sketch.Far, Sketch.Far);
        return new([along, across], inside, side > 0 ? Sketch.RightOf(y) : Sketch.LeftOf(y));
    }

    private static Sketch Clutter(Pcg32 random)
    {
        AxisBox[] boxes = new AxisBox[5];
        for (int i = 0; i < 4; i++)
        {
            (double x, double y) = Sketch.At(random.NextDouble(130, 260), random.NextDouble(-70, 70));
            boxes[i] = Sketch.Post(x, y, 20, random.NextDouble(60, 250));
        }

        double z = random.NextDouble(150, 220);
        (double plateX, double plateY) = Sketch.At(random.NextDouble(150, 230), random.NextDouble(-50, 50));
        boxes[4] = Sketch.Post(plateX, plateY, 80, z + 14) with { Min = new(plateX - 40, plateY - 40, z) };
        return new(boxes, Sketch.RightOf(0), Sketch.LeftOf(0));
    }

    private static Sketch Cupboard(Pcg32 random)
    {
        const double Thick = 14;
        double x = random.NextDouble(140, 180);
        double half = random.NextDouble(130, 180) / 2;
        double y = random.NextDouble(-40, 40);
        double z = random.NextDouble(140, 200);
        AxisBox plate = Sketch.Box(x, Sketch.Far, y - half - Thick, y + half + Thick, z, z + Thick);
        AxisBox right = Sketch.Box(x, Sketch.Far, y - half - Thick, y - half, 0, z);
        AxisBox left = Sketch.Box(x, Sketch.Far, y + half, y + half + Thick, 0, z);
        return new([plate, right, left], Sketch.Box(x, Sketch.Far, y - half, y + half, -Sketch.Far, z), Sketch.Before(x));
    }
}
