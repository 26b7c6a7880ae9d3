using ArmController.Configuration.Json;
using ArmController.Configuration.Urdf;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Configuration;

/// <summary>
/// What the clearance section must obey: sound numbers, known links, a tip that is covered, and a home and a park pose that are clear.
/// </summary>
internal static class ClearanceRules
{
    // The arm rests at whole units of 2^-40 rad, by less than this from the pose that is written: a pose just at its margin may be short of it there.
    private const double WholeUnitsMetres = 1e-9;

    private const double FarthestMm = 10_000;

    /// <summary>Checks the section of an arm whose other sections and kinematics were read.</summary>
    public static void Check(ArmFile file, UrdfModel model, UrdfChain chain, JsonPlaces places, UrdfFaults faults)
    {
        if (file.Clearance is not { } section)
        {
            return;
        }

        Numbers(section, places);
        foreach (UrdfLink link in model.Links)
        {
            foreach (UrdfShape mesh in link.Shapes.Where(shape => shape.Capsule is null))
            {
                faults.Add(
                    mesh.Line,
                    $"link '{link.Name}' has a mesh to collide with, which is not read, and arm.json asks for clearance",
                    "put cylinders, spheres or boxes around it instead");
            }
        }

        ArmBody bare = UrdfBody.Of(model, chain);
        Links(section.SelfPairs, "selfPairs", bare, section, places);
        Links(section.IgnorePairs, "ignorePairs", bare, section, places);
        if (section.SelfPairs is not null && section.IgnorePairs is not null)
        {
            places.AddRule("clearance.ignorePairs", "selfPairs lists all pairs there are, so ignorePairs ignores nothing", "keep one of the two");
        }

        Covered(bare, file.TipLink, places);
        if (faults.All.Count + places.Faults.Count == 0)
        {
            Poses(file, section, ClearanceBinder.Body(bare, section), chain, places);
        }
    }

    private static void Numbers(ClearanceSection section, JsonPlaces places)
    {
        if (places.IsSound("clearance"))
        {
            // A misspelt key leaves no margin to speak of.
            ConfigurationRules.Inside(places, "clearance.marginMm", section.MarginMm, 1, 200, "mm");
        }

        ConfigurationRules.Inside(places, "clearance.tableHeightMm", section.TableHeightMm ?? 0, -FarthestMm, FarthestMm, "mm");
        ConfigurationRules.Inside(places, "clearance.payloadRadiusMm", section.PayloadRadiusMm ?? 1, 1, 500, "mm");
        ConfigurationRules.Inside(places, "clearance.maxTipMmPerS", section.MaxTipMmPerS ?? 10, 10, FarthestMm, "mm per second");
        if (section.Workspace is { } workspace)
        {
            Box(workspace, "clearance.workspace", places);
        }

        foreach ((string name, BoxSection box) in section.KeepOut ?? [])
        {
            Box(box, $"clearance.keepOut.{name}", places);
        }
    }

    private static void Box(BoxSection box, string path, JsonPlaces places)
    {
        if (!places.IsSound(path))
        {
            return;
        }

        Edges(box.MinXMm, box.MaxXMm, "X");
        Edges(box.MinYMm, box.MaxYMm, "Y");
        Edges(box.MinZMm, box.MaxZMm, "Z");

        void Edges(double min, double max, string axis)
        {
            ConfigurationRules.Inside(places, $"{path}.min{axis}Mm", min, -FarthestMm, FarthestMm, "mm");
            ConfigurationRules.Inside(places, $"{path}.max{axis}Mm", max, -FarthestMm, FarthestMm, "mm");
            ConfigurationRules.Ordered(places, path, $"min{axis}Mm", min, $"max{axis}Mm", max);
        }
    }

    private static void Links(Dictionary<string, string[]>? pairs, string key, ArmBody bare, ClearanceSection section, JsonPlaces places)
    {
        string[] known = [.. bare.Capsules.ToArray().Select(capsule => capsule.Link)
            .Append(section.PayloadRadiusMm is null ? "" : ClearanceBinder.Payload).Where(link => link.Length > 0).Distinct()];
        foreach ((string first, string[] others) in pairs ?? [])
        {
            string path = $"clearance.{key}.{first}";
            Known(first, path);
            for (int i = 0; i < others.Length; i++)
            {
                if (Known(others[i], $"{path}.{i}") && known.Contains(first) && Lane(first) == Lane(others[i]))
                {
                    places.AddRule($"{path}.{i}", $"'{first}' and '{others[i]}' cannot move against each other", "remove this pair");
                }
            }
        }

        int? Lane(string link) => link == ClearanceBinder.Payload ? bare.Chain.Count - 1 : bare.LaneOf(link);

        bool Known(string link, string path)
        {
            bool isKnown = known.Contains(link);
            if (!isKnown)
            {
                string? near = NearestName.Find(link, known);
                places.AddRule(
                    path,
                    $"'{link}' is no link of arm.urdf with a collision shape",
                    near is null ? $"use {string.Join(", ", known)}" : $"did you mean {near}?");
            }

            return isKnown;
        }
    }

    // What nobody describes cannot be kept clear: an arm that ends before its tip would push the rest into the table.
    private static void Covered(ArmBody body, string tipLink, JsonPlaces places)
    {
        Vector3d tip = body.Chain.TipOffset;
        double uncovered = double.PositiveInfinity;
        foreach (BodyCapsule capsule in body.Capsules)
        {
            if (capsule.Lane == body.Chain.Count - 1)
            {
                Vector3d along = capsule.Shape.B - capsule.Shape.A;
                double square = Vector3d.Dot(along, along);
                double t = square > 0 ? Math.Clamp(Vector3d.Dot(tip - capsule.Shape.A, along) / square, 0, 1) : 0;
                uncovered = Math.Min(uncovered, (capsule.Shape.A + (along * t) - tip).Length - capsule.Shape.RadiusMetres);
            }
        }

        if (!(uncovered <= 0.001))
        {
            string where = double.IsInfinity(uncovered)
                ? "no collision shape is on the last moving link"
                : $"the last collision shape ends {uncovered * 1000:0.#} mm before it";
            places.AddRule(
                "clearance", $"the tip '{tipLink}' is not covered: {where}", "give the links of arm.urdf shapes up to the tip, fingers included");
        }
    }

    private static void Poses(ArmFile file, ClearanceSection section, ArmBody body, UrdfChain chain, JsonPlaces places)
    {
        JointSection[] sections =
            [.. chain.OnChain.Concat(chain.OffChain).Where(joint => file.Joints.ContainsKey(joint.Name)).Select(joint => file.Joints[joint.Name])];
        if (sections.Length != body.Joints.Length)
        {
            return;
        }

        Joints<Radian> home = Joints<Radian>.From([.. sections.Select(joint => Degrees.ToRadians(joint.HomeDeg))]);
        Joints<Radian> park = Joints<Radian>.From([.. sections.Select(joint => Degrees.ToRadians(joint.ParkDeg))]);
        if (section.SelfPairs is null && Touching(section, body, home, places))
        {
            return;
        }

        ClearanceProbe probe = new(body, ClearanceBinder.Obstacles(section, body));
        foreach ((string key, Joints<Radian> pose) in ((string, Joints<Radian>)[])[("homeDeg", home), ("parkDeg", park)])
        {
            double metres = probe.Shortest(pose, out string between);
            if (!(metres >= (section.MarginMm / 1000) + WholeUnitsMetres))
            {
                places.AddRule(
                    "clearance.marginMm",
                    $"at {key} the distance from {between} is {metres * 1000:0.#} mm and marginMm is {section.MarginMm}",
                    $"move that pose or the obstacle, lower marginMm, or name links that need not be apart in ignorePairs");
                return;
            }
        }
    }

    // Nobody watches a pair that is left out, so leaving one out takes a person's word: links that touch are not left out silently.
    private static bool Touching(ClearanceSection section, ArmBody body, in Joints<Radian> home, JsonPlaces places)
    {
        bool any = false;
        foreach (LinkPair pair in ClearanceBinder.Pairs(section, body))
        {
            double metres = SelfPairs.MetresAt(body, home, pair);
            if (!(metres > 0))
            {
                any = true;
                places.AddRule(
                    "clearance.ignorePairs",
                    $"at homeDeg '{pair.First}' and '{pair.Second}' are {-metres * 1000:0.#} mm in each other, "
                        + "and clearance.ignorePairs does not leave that pair out",
                    $"name them there (\"{pair.First}\": [\"{pair.Second}\"]) if they need no watching, "
                        + "or correct their collision shapes in arm.urdf or homeDeg");
            }
        }

        return any;
    }
}
