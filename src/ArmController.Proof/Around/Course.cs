using System.Collections.Immutable;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Guidance.Planning;
using ArmController.Control.Tasks;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Proof.Around;

/// <summary>A world with its goals, the same for whoever is measured.</summary>
/// <param name="World">The world.</param>
/// <param name="Plan">The arm in it, and its twin.</param>
/// <param name="Goals">Goals that can be reached, on alternate sides.</param>
/// <param name="Postureless">Goals that were drawn, in worlds with a closed side too, and have no clear posture.</param>
/// <param name="Wayless">Goals that were drawn, have a clear posture and no way to it.</param>
public sealed record Course(World World, RigPlan Plan, ImmutableArray<Vector3d> Goals, int Postureless, int Wayless)
{
    private const ulong WorldStream = 70;
    private const ulong GoalStream = 71;

    // A goal nearer to a thing than the hand is thick is no task.
    private const double RoomMetres = 0.012;

    // So many goals in a row on one side without one that can be reached: that side is closed.
    private const int MostDraws = 2000;
    private const int MostPostureless = 60;
    private const int MostWayless = 6;

    /// <summary>Goals that were drawn.</summary>
    public int Drawn => Goals.Length + Postureless + Wayless;

    /// <summary>Draws a course; where a side turns out to be closed, another one.</summary>
    /// <param name="kind">What kind of world.</param>
    /// <param name="arm">The arm; its shape is known.</param>
    /// <param name="twin">How the twin differs from what is believed.</param>
    /// <param name="goals">How many goals.</param>
    /// <param name="seed">Decides it.</param>
    public static Course Draw(WorldKind kind, ArmConfiguration arm, TwinPerturbation twin, int goals, ulong seed)
    {
        Pcg32 worlds = new(seed, WorldStream);
        Pcg32 random = new(seed, GoalStream);
        int postureless = 0;
        int wayless = 0;
        while (true)
        {
            World world = World.Draw(kind, arm, worlds);
            RigPlan plan = new(world.Arm, twin, LearnerKind.ModelUrdf, seed);
            Vector3d[] places = new Vector3d[goals];
            if (Draw(world, plan, places, random, ref postureless, ref wayless))
            {
                return new(world, plan, [.. places], postureless, wayless);
            }
        }
    }

    private static bool Draw(World world, RigPlan plan, Vector3d[] places, Pcg32 random, ref int postureless, ref int wayless)
    {
        IJudge judge = plan.Task.Judge(plan.ExamScope, 1);
        Ceiling ceiling = new(world, plan.Seed);
        plan.TrueChain.Forward(world.Arm.Home, out ChainPose home);
        Vector3d from = home.Tip;
        for (int n = 0; n < places.Length; n++)
        {
            Refusal refusal = Refusal.NoPosture;
            int postures = postureless + MostPostureless;
            int ways = wayless + MostWayless;
            while (refusal != Refusal.None)
            {
                bool isClosed = postureless >= postures || wayless >= ways;
                if (isClosed || !TryPlace(world, n % 2 == 0 ? world.OneSide : world.OtherSide, judge, random, from, out places[n]))
                {
                    return false;
                }

                refusal = ceiling.Of(places[n]);
                postureless += refusal == Refusal.NoPosture ? 1 : 0;
                wayless += refusal == Refusal.NoWay ? 1 : 0;
            }

            from = places[n];
        }

        return true;
    }

    private static bool TryPlace(World world, in AxisBox side, IJudge judge, Pcg32 random, in Vector3d from, out Vector3d place)
    {
        double least = world.Obstacles.MarginMetres + RoomMetres;
        for (int i = 0; i < MostDraws; i++)
        {
            judge.Draw(random, new() { Tip = from }, out Goal goal);
            place = goal.Place;
            bool roomy = Away(side, place) == 0;
            foreach (KeepOut thing in world.Obstacles.KeepOuts)
            {
                roomy = roomy && Away(thing.Box, goal.Place) >= least;
            }

            if (roomy)
            {
                return true;
            }
        }

        place = default;
        return false;
    }

    private static double Away(in AxisBox box, in Vector3d place) => new Vector3d(
        Beyond(place.X, box.Min.X, box.Max.X), Beyond(place.Y, box.Min.Y, box.Max.Y), Beyond(place.Z, box.Min.Z, box.Max.Z)).Length;

    private static double Beyond(double value, double low, double high) => Math.Max(Math.Max(low - value, value - high), 0);
}
