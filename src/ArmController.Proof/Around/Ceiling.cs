using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Planning;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>
/// What can be reached at all in a world: a goal with a clear posture and a clear way there from home. It searches far longer than an arm could wait.
/// </summary>
public sealed class Ceiling
{
    private const ulong PostureStream = 72;
    private const ulong WayStream = 73;
    private const int Searches = 8;
    private const int Plans = 2;
    private const int MostNodes = 6000;
    private const int MostLooks = 150_000;

    private readonly PostureSearch postures;
    private readonly WayPlanner ways;
    private readonly Joints<Radian> home;

    /// <summary>That of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="seed">Decides where it looks.</param>
    public Ceiling(World world, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArmDescription arm = world.Arm.Description;
        JointRanges ranges = new(arm);
        postures = new(new ChainModel(arm.Chain), ranges, new ClearPostures(arm), new Pcg32(seed, PostureStream));
        ways = new(ranges, new ClearWays(arm.Body!, world.Obstacles), new Pcg32(seed, WayStream), MostLooks, MostNodes, MostLooks);
        home = world.Arm.Home;
    }

    /// <summary>Says of a place what an arm at home can do about it.</summary>
    /// <param name="place">The place, metres in the base frame.</param>
    public Refusal Of(in Vector3d place)
    {
        Refusal refusal = Refusal.NoPosture;
        for (int i = 0, plans = 0; i < Searches && plans < Plans; i++)
        {
            postures.Begin(place, home);
            postures.Advance(PostureSearch.Tries);
            if (!postures.Found)
            {
                continue;
            }

            plans++;
            ways.Begin(home, postures.All);
            ways.Advance();
            if (ways.Found)
            {
                return Refusal.None;
            }

            refusal = Refusal.NoWay;
        }

        return refusal;
    }
}
