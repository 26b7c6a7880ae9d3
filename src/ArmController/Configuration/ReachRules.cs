using ArmController.Configuration.Json;

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
        for (int i = 0; i < reach.ToleranceMm.Length; i++)
        {
            ConfigurationRules.Inside(places, $"reach.toleranceMm.{i}", reach.ToleranceMm[i], 0.1, 1000, "mm");
        }

        if (reach.ToleranceMm.Length == 0 && places.IsSound("reach.toleranceMm"))
        {
            places.AddRule("reach.toleranceMm", "an evaluation needs a tolerance", "write at least one, for example [20, 10, 5]");
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
            places.AddRule($"{path}.{key}", $"the goals of '{name}' come nearer than goalMarginDeg {margin} to its limits {joint.MinDeg} to {joint.MaxDeg} degrees", "narrow the goals");
        }
    }

    private static void Ranges(ReachSection reach, double reachMetres, JsonPlaces places)
    {
        ConfigurationRules.Ordered(places, "reach", "tipHeightMinMm", reach.TipHeightMinMm, "tipHeightMaxMm", reach.TipHeightMaxMm);
        ConfigurationRules.Ordered(places, "reach", "distanceMinMm", reach.DistanceMinMm, "distanceMaxMm", reach.DistanceMaxMm);
        ConfigurationRules.Ordered(places, "reach", "pitchMinDeg", reach.PitchMinDeg, "pitchMaxDeg", reach.PitchMaxDeg);
        ConfigurationRules.Inside(places, "reach.distanceMinMm", reach.DistanceMinMm, 0, reachMetres * 1000, "mm, the arm's reach");
        ConfigurationRules.Inside(places, "reach.clearHeightMm", reach.ClearHeightMm, 0, reachMetres * 1000, "mm, the arm's reach");
        ConfigurationRules.Inside(places, "reach.timeLimitS", reach.TimeLimitS, 0.1, 600, "s");
        ConfigurationRules.Inside(places, "reach.holdDecisions", reach.HoldDecisions, 1, 1000, "decisions");
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
        }
    }
}
