using System.Collections.Immutable;
using ArmController.Configuration.Json;
using ArmController.Control.Tasks.Reach;
using ArmController.Control.Ticking;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;

namespace ArmController.Configuration.Tasks.Reach;

/// <summary>What the section must obey, and the task that is made of it: degrees to radians, names to lanes.</summary>
/// <param name="path">Where the section stands.</param>
internal sealed class ReachReader(string path) : TaskSection<ReachSection, ReachTask>(path, ReachJson.Default)
{
    /// <inheritdoc/>
    protected override void Check(ReachSection section, ArmFile file, IReadOnlyCollection<string> chain, double spanMetres, JsonPlaces places)
    {
        ConfigurationRules.SameNames(chain, section.Goals.Keys, $"{Path}.goals", places);
        ConfigurationRules.Inside(places, $"{Path}.goalMarginDeg", section.GoalMarginDeg, 0, 45, "degrees");
        foreach ((string name, AngleRange goal) in section.Goals)
        {
            Goal(file, name, goal, section.GoalMarginDeg, places);
        }

        Ranges(section, spanMetres, places);
        Names(section.PitchJoints, $"{Path}.pitchJoints", chain, places);
        Names(section.ClearJoints, $"{Path}.clearJoints", chain, places);
        Tolerances(section.ToleranceMm, places);
    }

    /// <inheritdoc/>
    protected override ReachTask Bind(ReachSection section, ImmutableArray<string> chain) => new(new(
        new(
            Joints<Radian>.From([.. chain.Select(lane => Degrees.ToRadians(section.Goals[lane].MinDeg))]),
            Joints<Radian>.From([.. chain.Select(lane => Degrees.ToRadians(section.Goals[lane].MaxDeg))]),
            section.TipHeightMinMm / 1000,
            section.TipHeightMaxMm / 1000,
            section.DistanceMinMm / 1000,
            section.DistanceMaxMm / 1000,
            [.. section.PitchJoints.Select(joint => chain.IndexOf(joint))],
            Degrees.ToRadians(section.PitchMinDeg),
            Degrees.ToRadians(section.PitchMaxDeg),
            [.. section.ClearJoints.Select(joint => chain.IndexOf(joint))],
            section.ClearHeightMm / 1000)
        {
            FrontRadians = section.FrontDeg is { } front ? Degrees.ToRadians(front) : null,
        },
        [.. section.ToleranceMm.Select(tolerance => tolerance / 1000)],
        section.TimeLimitS,
        section.HoldDecisions,
        new(Degrees.ToRadians(section.JointNoiseDeg), section.TipNoiseMm / 1000)));

    /// <summary>Checks, by drawing, that the ranges leave goals at all: each may be sound and all together impossible.</summary>
    protected override void Try(ReachTask task, ArmConfiguration arm, JsonPlaces places)
    {
        ReachGoals goals = new(arm.Description, arm.Description.Chain, arm.Home, task.Settings.Region);
        arm.Description.Chain.Forward(arm.Home, out ChainPose home);
        if (!goals.IsPlausible(home.Tip, 0))
        {
            places.AddRule(
                Path,
                $"not one pose in a thousand inside the goal ranges of '{Path}' has its tip and its joints where '{Path}' wants them",
                "widen the goals, heights, distances or pitches");
        }
        else if (!goals.IsPlausible(home.Tip, task.Settings.NearestGoalMetres))
        {
            places.AddRule(
                $"{Path}.toleranceMm",
                $"hardly any goal of '{Path}' lies farther from home than twice the widest tolerance",
                $"write smaller tolerances or widen '{Path}'");
        }
    }

    private void Tolerances(double[] millimetres, JsonPlaces places)
    {
        const int Most = 8;
        const double Apart = 0.001;
        if (!places.IsSound($"{Path}.toleranceMm"))
        {
            return;
        }

        if (millimetres.Length is 0 or > Most)
        {
            places.AddRule(
                $"{Path}.toleranceMm",
                $"an evaluation needs 1 to {Most} tolerances and has {millimetres.Length}",
                "write a few, for example [20, 10, 5]");
            return;
        }

        for (int i = 0; i < millimetres.Length; i++)
        {
            string path = $"{Path}.toleranceMm.{i}";
            if (ConfigurationRules.Inside(places, path, millimetres[i], 0.1, 1000, "mm")
                && millimetres.Take(i).Any(other => Math.Abs(other - millimetres[i]) < Apart))
            {
                places.AddRule(path, $"the tolerance {millimetres[i]} mm is written twice", "keep one");
            }
        }
    }

    private void Goal(ArmFile file, string name, AngleRange goal, double margin, JsonPlaces places)
    {
        string path = $"{Path}.goals.{name}";
        if (!places.IsSound(path) || !ConfigurationRules.Ordered(places, path, "minDeg", goal.MinDeg, "maxDeg", goal.MaxDeg)
            || !places.IsSound($"joints.{name}") || !file.Joints.TryGetValue(name, out JointSection? joint) || joint.MinDeg >= joint.MaxDeg)
        {
            return;
        }

        if (goal.MinDeg < joint.MinDeg + margin || goal.MaxDeg > joint.MaxDeg - margin)
        {
            string key = goal.MinDeg < joint.MinDeg + margin ? "minDeg" : "maxDeg";
            places.AddRule(
                $"{path}.{key}",
                $"the goals of '{name}' come nearer than goalMarginDeg {margin} to its limits {joint.MinDeg} to {joint.MaxDeg} degrees",
                "narrow the goals");
        }
    }

    private void Ranges(ReachSection section, double spanMetres, JsonPlaces places)
    {
        if (section.FrontDeg is { } front)
        {
            ConfigurationRules.Inside(places, $"{Path}.frontDeg", front, -180, 180, "degrees");
        }

        ConfigurationRules.Ordered(places, Path, "tipHeightMinMm", section.TipHeightMinMm, "tipHeightMaxMm", section.TipHeightMaxMm);
        ConfigurationRules.Ordered(places, Path, "distanceMinMm", section.DistanceMinMm, "distanceMaxMm", section.DistanceMaxMm);
        ConfigurationRules.Ordered(places, Path, "pitchMinDeg", section.PitchMinDeg, "pitchMaxDeg", section.PitchMaxDeg);
        ConfigurationRules.Inside(places, $"{Path}.distanceMinMm", section.DistanceMinMm, 0, spanMetres * 1000, "mm, the arm's reach");
        ConfigurationRules.Inside(places, $"{Path}.clearHeightMm", section.ClearHeightMm, 0, spanMetres * 1000, "mm, the arm's reach");
        int most = Cadence.Usual.DecisionsIn(section.TimeLimitS);
        if (ConfigurationRules.Inside(places, $"{Path}.timeLimitS", section.TimeLimitS, 0.1, 600, "s")
            && ConfigurationRules.Inside(places, $"{Path}.holdDecisions", section.HoldDecisions, 1, 1000, "decisions")
            && section.HoldDecisions > most && places.IsSound($"{Path}.timeLimitS") && places.IsSound($"{Path}.holdDecisions"))
        {
            places.AddRule(
                $"{Path}.holdDecisions",
                $"holdDecisions {section.HoldDecisions} are more than timeLimitS {section.TimeLimitS} has time for, {most}",
                "hold for fewer or allow more time");
        }

        ConfigurationRules.Inside(places, $"{Path}.jointNoiseDeg", section.JointNoiseDeg, 0, 10, "degrees");
        ConfigurationRules.Inside(places, $"{Path}.tipNoiseMm", section.TipNoiseMm, 0, 100, "mm");
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
