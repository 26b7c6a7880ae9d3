using ArmController.Configuration.Troubles;

namespace ArmController.Configuration.Urdf;

/// <summary>Faults of one URDF file.</summary>
/// <param name="file">Name used in faults.</param>
public sealed class UrdfFaults(string file)
{
    /// <summary>All faults so far.</summary>
    public List<Trouble> All { get; } = [];

    /// <summary>True when no more faults are told: looking for them is in vain.</summary>
    public bool IsFull => All.Count >= Trouble.Most;

    /// <summary>Notes a fault of the kinematics.</summary>
    public void Add(int line, string cause, string remedy) =>
        Trouble.Add(All, new(ConfigurationCode.Kinematics, file, cause, remedy) { Line = line });

    /// <summary>Notes a word that URDF does not have there, or has once and finds twice.</summary>
    public void AddWord(int line, string cause, string remedy) =>
        Trouble.Add(All, new(ConfigurationCode.UnknownKey, file, cause, remedy) { Line = line });

    /// <summary>Notes that the text cannot be read as XML.</summary>
    public void AddSyntax(int line, int column, string cause, string remedy) =>
        All.Add(new(ConfigurationCode.Syntax, file, cause, remedy) { Line = line, Column = column });
}
