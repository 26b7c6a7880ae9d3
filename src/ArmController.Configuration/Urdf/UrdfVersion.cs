namespace ArmController.Configuration.Urdf;

/// <summary>
/// Which words a file may use: those of URDF 1.0, or of 1.1, which adds quaternions and capsules (ros/urdfdom, README, "URDF Versioning").
/// </summary>
internal static class UrdfVersion
{
    /// <summary>What to write for the newer words.</summary>
    public const string Remedy = "write version=\"1.1\" in <robot>";

    /// <summary>True for 1.1, false for 1.0 or a file that says none; null with a fault for any other, whose words could mean anything.</summary>
    public static bool? IsNewer(UrdfElement robot, UrdfFaults faults)
    {
        string version = robot.Written("version") ?? "1.0";
        if (version is "1.0" or "1.1")
        {
            return version == "1.1";
        }

        faults.Add(robot.Line, $"the file is URDF of version '{version}', and 1.0 and 1.1 are read", "write it in one of them");
        return null;
    }
}
