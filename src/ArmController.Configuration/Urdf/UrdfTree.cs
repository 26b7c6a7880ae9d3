namespace ArmController.Configuration.Urdf;

/// <summary>Finds what keeps links and joints from being one tree.</summary>
internal static class UrdfTree
{
    /// <summary>Checks names, parents, cycles and the root.</summary>
    public static void Check(UrdfModel model, UrdfFaults faults)
    {
        int before = faults.All.Count;
        HashSet<string> links = new(StringComparer.Ordinal);
        foreach (UrdfLink link in model.Links)
        {
            if (!links.Add(link.Name))
            {
                faults.Add(link.Line, $"the link '{link.Name}' is there twice", "rename one of the two");
            }
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        Dictionary<string, UrdfJoint> above = new(StringComparer.Ordinal);
        foreach (UrdfJoint joint in model.Joints)
        {
            if (!names.Add(joint.Name))
            {
                faults.Add(joint.Line, $"the joint '{joint.Name}' is there twice", "rename one of the two");
            }

            Known(joint, joint.Parent, links, faults);
            Known(joint, joint.Child, links, faults);
            if (!above.TryAdd(joint.Child, joint))
            {
                faults.Add(
                    joint.Line,
                    $"the link '{joint.Child}' has two parents",
                    $"let only one of '{above[joint.Child].Name}' and '{joint.Name}' have it as child");
            }
        }

        if (faults.All.Count > before)
        {
            // With a name wrong, roots and cycles would only repeat the same fault in other words.
            return;
        }

        bool cyclic = Cycles(model, above, faults);
        UrdfLink[] roots = [.. model.Links.Where(link => !above.ContainsKey(link.Name))];
        if (roots.Length > 1)
        {
            string others = string.Join(" and ", roots.Skip(1).Select(root => $"'{root.Name}'"));
            faults.Add(
                roots[1].Line, $"the arm has several roots: '{roots[0].Name}' and {others}", "connect every link but one to a parent by a joint");
        }
        else if (roots.Length == 0 && !cyclic)
        {
            faults.Add(1, "the arm has no link", "write at least a base and a tip link");
        }
    }

    private static void Known(UrdfJoint joint, string link, HashSet<string> links, UrdfFaults faults)
    {
        if (link.Length == 0 || links.Contains(link))
        {
            return;
        }

        string? near = NearestName.Find(link, links);
        faults.Add(
            joint.Line,
            $"joint '{joint.Name}' names the unknown link '{link}'",
            near is null ? $"write <link name=\"{link}\"/>" : $"did you mean {near}?");
    }

    private static bool Cycles(UrdfModel model, Dictionary<string, UrdfJoint> above, UrdfFaults faults)
    {
        HashSet<string> safe = new(StringComparer.Ordinal);
        bool any = false;
        foreach (UrdfLink start in model.Links)
        {
            List<string> way = [];
            string at = start.Name;
            while (!safe.Contains(at) && !way.Contains(at) && above.TryGetValue(at, out UrdfJoint? joint))
            {
                way.Add(at);
                at = joint.Parent;
            }

            int closes = way.IndexOf(at);
            if (closes >= 0)
            {
                way.Reverse();
                string ring = string.Join(" -> ", way.Take(way.Count - closes));
                faults.Add(above[at].Line, $"the joints form a cycle: {at} -> {ring}", $"give joint '{above[at].Name}' another child or parent");
                any = true;
            }

            safe.UnionWith(way);
            safe.Add(at);
        }

        return any;
    }
}
