namespace ArmController.Configuration.Urdf;

/// <summary>Faults of one URDF file.</summary>
/// <param name="file">Name used in faults.</param>
internal sealed class UrdfFaults(string file)
{
    /// <summary>All faults so far.</summary>
    public List<ConfigurationFault> All { get; } = [];

    /// <summary>Notes a fault of the kinematics.</summary>
    public void Add(int line, string cause, string remedy) => ConfigurationFault.Add(All, new(ConfigurationFault.Kinematics, file, line, 0, cause, remedy));

    /// <summary>Notes that the text is no XML.</summary>
    public void AddSyntax(int line, int column, string cause) =>
        All.Add(new(ConfigurationFault.Syntax, file, line, column, cause, "mend the text here or just before"));
}
