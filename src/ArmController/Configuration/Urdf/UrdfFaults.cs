namespace ArmController.Configuration.Urdf;

/// <summary>Faults of one URDF file.</summary>
/// <param name="file">Name used in faults.</param>
internal sealed class UrdfFaults(string file)
{
    /// <summary>All faults so far.</summary>
    public List<ConfigurationFault> All { get; } = [];

    /// <summary>True when no more faults are told: looking for them is in vain.</summary>
    public bool IsFull => All.Count >= ConfigurationFault.Most;

    /// <summary>Notes a fault of the kinematics.</summary>
    public void Add(int line, string cause, string remedy) =>
        ConfigurationFault.Add(All, new(ConfigurationFault.Kinematics, file, line, 0, cause, remedy));

    /// <summary>Notes a word that URDF does not have there, or has once and finds twice.</summary>
    public void AddWord(int line, string cause, string remedy) =>
        ConfigurationFault.Add(All, new(ConfigurationFault.UnknownKey, file, line, 0, cause, remedy));

    /// <summary>Notes that the text cannot be read as XML.</summary>
    public void AddSyntax(int line, int column, string cause, string remedy) =>
        All.Add(new(ConfigurationFault.Syntax, file, line, column, cause, remedy));
}
