using ArmController.Learning.Environments;
using ArmController.Learning.Features;
using ArmController.Numerics;

namespace ArmController.Worlds;

/// <summary>
/// A car too weak for its hill (Singh and Sutton 1996; Sutton and Barto 2018, example 10.1), seen through hashed tiles, eight to a range.
/// </summary>
/// <param name="random">Draws where episodes begin.</param>
/// <param name="tilings">Number of tilings.</param>
/// <param name="buckets">Number of buckets, a power of two.</param>
public sealed class MountainCar(Pcg32 random, int tilings = 8, int buckets = 65_536) : IEnvironment
{
    private const double Left = -1.2;
    private const double Right = 0.5;
    private const double Fastest = 0.07;
    private const double TilesPerRange = 8;

    private readonly HashedTiles tiles = new(tilings, buckets);
    private readonly double[] point = new double[2];
    private double place;
    private double speed;

    /// <inheritdoc/>
    public int Features => tiles.Count;

    /// <inheritdoc/>
    public int MostActive => tiles.Tilings;

    /// <inheritdoc/>
    public int Actions => 3;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        place = random.NextDouble(-0.6, -0.4);
        speed = 0;
        Show(state);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        speed = Math.Clamp(speed + (0.001 * (action - 1)) - (0.0025 * Elementary.Cos(3 * place)), -Fastest, Fastest);
        place += speed;
        if (place <= Left)
        {
            place = Left;
            speed = 0;
        }

        Show(seen);
        return new Outcome(-1, place >= Right);
    }

    private void Show(Observation state)
    {
        point[0] = TilesPerRange * place / (Right - Left);
        point[1] = TilesPerRange * speed / (2 * Fastest);
        tiles.Encode(0, point, state.Fill(tiles.Tilings));
    }
}
