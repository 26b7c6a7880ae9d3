using ArmController.Configuration.Json;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Simulation;

namespace ArmController.Configuration;

/// <summary>What the reach section must obey.</summary>
internal static class ReachRules
{
    /// <summary>Checks the section against the arm's joints.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="chain">Names of the chain's joints.</param>
    /// <param name="reachMetres">Longest distance the tip can have from the first joint.</param>
    /// <param name="places">Takes the faults.</param>
    public static void Check(ArmFile file, IReadOnlyCollection<string> chain, double reachMetres, JsonPlaces places)
    {
        ReachSection reach = file.Reach;
        ConfigurationRules.SameNames(chain, reach.Goals.Keys, "reach.goals", places);
        ConfigurationRules.Inside(places, "reach.goalMarginDeg", reach.GoalMarginDeg, 0, 45, "degrees");
        foreach ((string name, AngleRange goal) in reach.Goals)
        {
            Goal(file, name, goal, places);
        }

        Ranges(reach, reachMetres, places);
        Names(reach.PitchJoints, "reach.pitchJoints", chain, places);
        Names(reach.ClearJoints, "reach.clearJoints", chain, places);
        Tolerances(reach.ToleranceMm, places);
    }

    /// <summary>Checks, by drawing, that the ranges leave goals at all: each may be sound and all together impossible.</summary>
    /// <param name="arm">An arm that passed every other rule.</param>
    /// <param name="places">Takes the faults.</param>
    public static void Draw(ArmConfiguration arm, JsonPlaces places)
    {
        ReachGoals goals = new(arm.Description.Chain, arm.Reach.Region);
        arm.Description.Chain.Forward(arm.Home, out ChainPose home);
        if (!goals.IsPlausible(home.Tip, 0))
        {
            places.AddRule(
                "reach",
                "not one pose in a thousand inside the goal ranges of 'reach' has its tip and its joints where 'reach' wants them",
                "widen the goals, heights, distances or pitches");
        }
        else if (!goals.IsPlausible(home.Tip, arm.Reach.NearestGoalMetres))
        {
            places.AddRule(
                "reach.toleranceMm",
                "hardly any goal of 'reach' lies farther from home than twice the widest tolerance",
                "write smaller tolerances or widen 'reach'");
        }
    }

    private static void Tolerances(double[] millimetres, JsonPlaces places)
    {
        const int Most = 8;
        const double Apart = 0.001;
        if (!places.IsSound("reach.toleranceMm"))
        {
            return;
        }

        if (millimetres.Length is 0 or > Most)
        {
            places.AddRule(
                "reach.toleranceMm",
                $"an evaluation needs 1 to {Most} tolerances and has {millimetres.Length}",
                "write a few, for example [20, 10, 5]");
            return;
        }

        for (int i = 0; i < millimetres.Length; i++)
        {
            string path = $"reach.toleranceMm.{i}";
            if (ConfigurationRules.Inside(places, path, millimetres[i], 0.1, 1000, "mm")
                && millimetres.Take(i).Any(other => Math.Abs(other - millimetres[i]) < Apart))
            {
                places.AddRule(path, $"the tolerance {millimetres[i]} mm is written twice", "keep one");
            }
        }
    }

    private static void Goal(ArmFile file, string name, AngleRange goal, JsonPlaces places)
    {
        string path = $"reach.goals.{name}";
        if (!places.IsSound(path) || !ConfigurationRules.Ordered(places, path, "minDeg", goal.MinDeg, "maxDeg", goal.MaxDeg)
            || !places.IsSound($"joints.{name}") || !file.Joints.TryGetValue(name, out JointSection? joint) || joint.MinDeg >= joint.MaxDeg)
        {
            return;
        }

        double margin = file.Reach.GoalMarginDeg;
        if (goal.MinDeg < joint.MinDeg + margin || goal.MaxDeg > joint.MaxDeg - margin)
        {
            string key = goal.MinDeg < joint.MinDeg + margin ? "minDeg" : "maxDeg";
            places.AddRule(
                $"{path}.{key}",
                $"the goals of '{name}' come nearer than goalMarginDeg {margin} to its limits {joint.MinDeg} to {joint.MaxDeg} degrees",
                "narrow the goals");
        }
    }

    private static void Ranges(ReachSection reach, double reachMetres, JsonPlaces places)
    {
        ConfigurationRules.Ordered(places, "reach", "tipHeightMinMm", reach.TipHeightMinMm, "tipHeightMaxMm", reach.TipHeightMaxMm);
        ConfigurationRules.Ordered(places, "reach", "distanceMinMm", reach.DistanceMinMm, "distanceMaxMm", reach.DistanceMaxMm);
        ConfigurationRules.Ordered(places, "reach", "pitchMinDeg", reach.PitchMinDeg, "pitchMaxDeg", reach.PitchMaxDeg);
        ConfigurationRules.Inside(places, "reach.distanceMinMm", reach.DistanceMinMm, 0, reachMetres * 1000, "mm, the arm's reach");
        ConfigurationRules.Inside(places, "reach.clearHeightMm", reach.ClearHeightMm, 0, reachMetres * 1000, "mm, the arm's reach");
        if (ConfigurationRules.Inside(places, "reach.timeLimitS", reach.TimeLimitS, 0.1, 600, "s")
            && ConfigurationRules.Inside(places, "reach.holdDecisions", reach.HoldDecisions, 1, 1000, "decisions")
            && reach.HoldDecisions > RigPlan.DecisionsIn(reach.TimeLimitS) && places.IsSound("reach.timeLimitS")
            && places.IsSound("reach.holdDecisions"))
        {
            places.AddRule(
                "reach.holdDecisions",
                $"holdDecisions {reach.HoldDecisions} are more than timeLimitS {reach.TimeLimitS} has time for, "
                    + $"{RigPlan.DecisionsIn(reach.TimeLimitS)}",
                "hold for fewer or allow more time");
        }

        ConfigurationRules.Inside(places, "reach.jointNoiseDeg", reach.JointNoiseDeg, 0, 10, "degrees");
        ConfigurationRules.Inside(places, "reach.tipNoiseMm", reach.TipNoiseMm, 0, 100, "mm");
    }

    private static void Names(string[] names, string path, IReadOnlyCollection<string> chain, JsonPlaces places)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (!chain.Contains(names[i]) && places.IsSound($"{path}.{i}"))
            {
                places.AddRule($"{path}.{i}", $"'{names[i]}' in '{path}' is no joint of the chain", $"use {string.Join(", ", chain)}");
            }
            else if (Array.IndexOf(names, names[i]) < i && places.IsSound($"{path}.{i}"))
            {
                places.AddRule($"{path}.{i}", $"'{path}' has the joint '{names[i]}' twice", "keep one");
            }
        }
    }
}
