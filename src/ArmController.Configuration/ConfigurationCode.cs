namespace ArmController.Configuration;

/// <summary>Codes of what can be wrong with what a person wrote.</summary>
public static class ConfigurationCode
{
    /// <summary>The file cannot be found or read.</summary>
    public const string Unreadable = "E-CFG-01";

    /// <summary>The file is no JSON, or no XML.</summary>
    public const string Syntax = "E-CFG-02";

    /// <summary>A key that nobody reads, or that is written twice.</summary>
    public const string UnknownKey = "E-CFG-03";

    /// <summary>A key that is missing, or a value of the wrong kind.</summary>
    public const string WrongShape = "E-CFG-04";

    /// <summary>A value that breaks a rule.</summary>
    public const string BrokenRule = "E-CFG-05";

    /// <summary>Kinematics that make no arm.</summary>
    public const string Kinematics = "E-CFG-06";
}
