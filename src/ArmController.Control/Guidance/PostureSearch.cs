using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// Finds a posture for the tip in the model, before the arm moves: inverse kinematics by least squares from many postures, since from one alone it
/// may fold the wrong way and lean on a limit. Of those that lead there and are clear, the one that is reached first wins.
/// </summary>
/// <param name="model">What is believed of the arm.</param>
/// <param name="ranges">How far its joints turn.</param>
/// <param name="clear">Where it may rest.</param>
/// <param name="random">Draws the postures to begin from.</param>
public sealed class PostureSearch(IArmModel model, JointRanges ranges, ClearPostures clear, Pcg32 random)
{
    /// <summary>Postures it begins from.</summary>
    public const int Tries = 24;

    /// <summary>Most postures that it keeps.</summary>
    public const int Most = 6;

    // Nearer to each other than this, one of them will do.
    private const double AlikeRadians = 0.2;

    private const double AsideRadians = 0.4;
    private const int MostSteps = 60;
    private const double MostTurnRadians = 0.25;
    private const double ThereMetres = 0.0005;

    private readonly Joints<Radian>[] found = new Joints<Radian>[Most];
    private readonly double[] seconds = new double[Most];
    private Vector3d place;
    private Joints<Radian> from;
    private int count;
    private int tried;

    // The one with the most room of those that lead there and are not clear.
    private Joints<Radian> roomiest;
    private double mostRoom;

    /// <summary>True once a posture was found.</summary>
    public bool Found => count > 0;

    /// <summary>The posture that is reached first of those found, radians by lane; where the search began from when there is none.</summary>
    public ref readonly Joints<Radian> Best => ref found[0];

    /// <summary>Those that are reached first of those found, the first of all first, no two of them alike; radians by lane.</summary>
    public ReadOnlySpan<Joints<Radian>> All => found.AsSpan(0, count);

    /// <summary>Begins anew.</summary>
    /// <param name="target">Where the tip is to be, metres in the base frame.</param>
    /// <param name="stands">Where the arm stands, radians; joints that do not move the tip stay there.</param>
    public void Begin(in Vector3d target, in Joints<Radian> stands)
    {
        place = target;
        from = stands;
        found[0] = stands;
        count = 0;
        tried = 0;
        mostRoom = double.NegativeInfinity;
    }

    /// <summary>Begins with other postures to find more.</summary>
    public void Again() => tried = 0;

    /// <summary>Goes on; true when all tries have been made.</summary>
    /// <param name="tries">By so many of them.</param>
    /// <param name="steps">And by no new one once so many steps were gone.</param>
    public bool Advance(int tries, int steps = int.MaxValue)
    {
        for (int end = Math.Min(tried + tries, Tries); tried < end && steps > 0; tried++)
        {
            Joints<Radian> posture = Start();
            if (!LeadsThere(ref posture, ref steps))
            {
                continue;
            }

            double travel = ranges.Travel(from, posture);
            if (count == Most && travel >= seconds[count - 1])
            {
                continue;
            }

            double room = clear.Room(posture);
            if (room >= 0)
            {
                Keep(posture, travel);
            }
            else if (room > mostRoom)
            {
                roomiest = posture;
                mostRoom = room;
            }
        }

        return tried == Tries;
    }

    /// <summary>Writes how far it is.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        writer.Write(place);
        writer.Write((ReadOnlySpan<double>)from);
        writer.Write((ReadOnlySpan<double>)found[0]);
        writer.Write(count);
        for (int i = 0; i < count; i++)
        {
            writer.Write((ReadOnlySpan<double>)found[i]);
            writer.Write(seconds[i]);
        }

        writer.Write(tried);
        writer.Write((ReadOnlySpan<double>)roomiest);
        writer.Write(mostRoom);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        random.Load(ref reader);
        place = reader.ReadVector();
        reader.Read((Span<double>)from);
        reader.Read((Span<double>)found[0]);
        count = reader.ReadInt();
        bool sound = count is >= 0 and <= Most && found[0].IsFinite();
        count = sound ? count : 0;
        for (int i = 0; i < count; i++)
        {
            reader.Read((Span<double>)found[i]);
            seconds[i] = reader.ReadDouble();
            sound &= found[i].IsFinite() && seconds[i] >= 0;
        }

        tried = reader.ReadInt();
        reader.Read((Span<double>)roomiest);
        mostRoom = reader.ReadDouble();
        sound &= roomiest.IsFinite() && mostRoom <= 0;
        return sound && !reader.Truncated && place.IsFinite && from.IsFinite() && tried is >= 0 and <= Tries;
    }

    // In their order; of two that are alike the one that is reached first.
    private void Keep(in Joints<Radian> posture, double travel)
    {
        int at = 0;
        while (at < count && seconds[at] <= travel)
        {
            if (ranges.Apart(found[at++], posture) < AlikeRadians)
            {
                return;
            }
        }

        int gap = at;
        while (gap < count && ranges.Apart(found[gap], posture) >= AlikeRadians)
        {
            gap++;
        }

        count = gap == count ? Math.Min(count + 1, Most) : count;
        for (int i = Math.Min(gap, Most - 1); i > at; i--)
        {
            found[i] = found[i - 1];
            seconds[i] = seconds[i - 1];
        }

        found[at] = posture;
        seconds[at] = travel;
    }

    // The first from where the arm stands, the others ever farther from there: what is near is found often, what is far at all. As long as none is
    // clear, every second one from near the one that is so the least little: an arm with joints to spare finds more room by turning them.
    private Joints<Radian> Start()
    {
        Joints<Radian> posture = ranges.Clamp(from);
        if (count == 0 && mostRoom > double.NegativeInfinity && tried % 2 == 1)
        {
            for (int j = 0; j < ranges.Count; j++)
            {
                posture[j] = roomiest[j] + random.NextDouble(-AsideRadians, AsideRadians);
            }

            return ranges.Clamp(posture);
        }

        double share = (double)tried / (Tries - 1);
        for (int j = 0; j < ranges.Count; j++)
        {
            posture[j] += share * (random.NextDouble(ranges.Lowest[j], ranges.Highest[j]) - posture[j]);
        }

        return posture;
    }

    private bool LeadsThere(ref Joints<Radian> posture, ref int steps)
    {
        for (int step = 0; step < MostSteps; step++, steps--)
        {
            model.Look(posture, out Vector3d tip, out LaneVectors columns);
            Vector3d error = place - tip;
            if (error.Length < ThereMetres)
            {
                return true;
            }

            LeastSquares.Solve(columns, error, posture, ranges, out Joints<Radian> turns);
            double longest = 0;
            for (int j = 0; j < ranges.Count; j++)
            {
                longest = Math.Max(longest, Math.Abs(turns[j]));
            }

            posture = ranges.Clamp(posture + (turns * (longest > MostTurnRadians ? MostTurnRadians / longest : 1)));
        }

        return false;
    }
}
