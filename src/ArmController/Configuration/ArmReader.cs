using ArmController.Configuration.Json;
using ArmController.Configuration.Urdf;
using ArmController.Troubles;

namespace ArmController.Configuration;

/// <summary>Reads and checks the two files of one arm and tells every fault in both.</summary>
internal static class ArmReader
{
    /// <summary>Reads the arm in a folder.</summary>
    public static Checked<ArmConfiguration> Read(string folder)
    {
        List<Trouble> unreadable = [];
        byte[]? urdf = FileText.Read(Path.Combine(folder, ArmSource.UrdfName), unreadable);
        byte[]? json = FileText.Read(Path.Combine(folder, ArmSource.JsonName), unreadable);
        if (urdf is null || json is null)
        {
            return new(unreadable);
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return Read(name, new(folder, urdf, json));
    }

    /// <summary>Reads an arm from bytes.</summary>
    public static Checked<ArmConfiguration> Read(string name, ArmSource source)
    {
        string urdfPath = Path.Combine(source.Folder, ArmSource.UrdfName);
        string jsonPath = Path.Combine(source.Folder, ArmSource.JsonName);
        UrdfFaults faults = new(urdfPath);
        JsonText<ArmFile> json = JsonText<ArmFile>.Read(jsonPath, source.Json, ConfigurationJson.Default.ArmFile);
        ArmFile? file = json.Value;
        UrdfModel? model = UrdfReader.Read(urdfPath, source.Urdf, looksAtShapes: file?.Clearance is not null, faults);
        UrdfChain? chain = null;
        if (file is not null)
        {
            ConfigurationRules.Check(file, json.Places);
            chain = model is not null && faults.All.Count == 0 ? Chain(model, file, json.Places, faults) : null;
            Joints(file, model, chain, ConfigurationRules.Pwm(file, json.Places), json.Places);
            if (model is not null && chain is not null)
            {
                ClearanceRules.Check(file, model, chain, json.Places, faults);
            }
        }

        Trouble[] all = [.. InOrder(faults.All), .. InOrder(json.Places.Faults)];
        if (all.Length > 0 || file is null || chain is null)
        {
            return new(all);
        }

        ArmConfiguration arm = ArmBinder.Bind(name, file, UrdfBody.Of(model!, chain), chain, source);
        ReachRules.Draw(arm, json.Places);
        return json.Places.Faults.Count > 0 ? new(json.Places.Faults) : new(arm);
    }

    private static UrdfChain? Chain(UrdfModel model, ArmFile file, JsonPlaces places, UrdfFaults faults)
    {
        if (!places.IsSound("tipLink"))
        {
            return null;
        }

        if (model.Links.Any(link => link.Name == file.TipLink))
        {
            return UrdfChain.To(model, file.TipLink, faults);
        }

        string? near = NearestName.Find(file.TipLink, model.Links.Select(link => link.Name));
        places.AddRule("tipLink", $"arm.urdf has no tip link '{file.TipLink}'", near is null ? "name one of its links" : $"did you mean {near}?");
        return null;
    }

    private static void Joints(ArmFile file, UrdfModel? model, UrdfChain? chain, PwmSettings pwm, JsonPlaces places)
    {
        if (model is null)
        {
            return;
        }

        UrdfJoint[] moving = [.. model.Joints.Where(joint => joint.Moves)];
        ConfigurationRules.SameNames(moving.Select(joint => joint.Name), file.Joints.Keys, "joints", places);
        OutputRules.Check(file, places);
        foreach (UrdfJoint joint in moving.DistinctBy(joint => joint.Name))
        {
            if (file.Joints.TryGetValue(joint.Name, out JointSection? section))
            {
                JointRules.Check(section, joint, pwm, places);
            }
        }

        if (chain is not null)
        {
            ReachRules.Check(file, [.. chain.OnChain.Select(joint => joint.Name)], chain.Chain.ReachMetres, places);
        }
    }

    private static IEnumerable<Trouble> InOrder(List<Trouble> faults) =>
        faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column);
}
