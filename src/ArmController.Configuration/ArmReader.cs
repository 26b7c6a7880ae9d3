using ArmController.Configuration.Json;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Troubles;
using ArmController.Configuration.Urdf;

namespace ArmController.Configuration;

/// <summary>Reads and checks the two files of one arm and tells every fault in both.</summary>
public static class ArmReader
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
    /// <param name="name">What it is called.</param>
    /// <param name="source">Its files.</param>
    /// <param name="tasks">Whose sections its file may have; those of the program when not given.</param>
    public static Checked<ArmConfiguration> Read(string name, ArmSource source, TaskCatalogue? tasks = null)
    {
        tasks ??= TaskCatalogue.Shipped;
        string urdfPath = Path.Combine(source.Folder, ArmSource.UrdfName);
        string jsonPath = Path.Combine(source.Folder, ArmSource.JsonName);
        UrdfFaults faults = new(urdfPath);
        JsonText<ArmFile> json = JsonText<ArmFile>.Read(jsonPath, source.Json, tasks.ArmFile);
        ArmFile? file = json.Value;
        UrdfModel? model = UrdfReader.Read(urdfPath, source.Urdf, looksAtShapes: file?.Clearance is not null, faults);
        UrdfChain? chain = null;
        if (file is not null)
        {
            ConfigurationRules.Check(file, json.Places);
            chain = model is not null && faults.All.Count == 0 ? Chain(model, file, json.Places, faults) : null;
            Joints(file, model, chain, ConfigurationRules.Pwm(file, json.Places), tasks, json.Places);
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

        ArmConfiguration arm = ArmBinder.Bind(name, file, UrdfBody.Of(model!, chain), chain, source, tasks);
        foreach (ITaskSection section in tasks.Sections)
        {
            section.Try(arm, json.Places);
        }

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

    private static void Joints(ArmFile file, UrdfModel? model, UrdfChain? chain, PwmSettings pwm, TaskCatalogue tasks, JsonPlaces places)
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

        if (chain is null)
        {
            return;
        }

        string[] names = [.. chain.OnChain.Select(joint => joint.Name)];
        foreach (ITaskSection section in tasks.Sections)
        {
            section.Check(file, names, chain.Chain.SpanMetres, places);
        }
    }

    private static IEnumerable<Trouble> InOrder(List<Trouble> faults) =>
        faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column);
}
