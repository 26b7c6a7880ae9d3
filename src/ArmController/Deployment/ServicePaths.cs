namespace ArmController.Deployment;

/// <summary>Where a service's things are on its host.</summary>
internal static class ServicePaths
{
    /// <summary>Name of the unit and of its user.</summary>
    public const string Name = "armctl";

    /// <summary>Folder of the releases and of the link to the one in use.</summary>
    public const string Base = "/opt/armctl";

    /// <summary>One folder per release.</summary>
    public const string Releases = Base + "/releases";

    /// <summary>The unit.</summary>
    public const string Unit = "/etc/systemd/system/armctl.service";

    /// <summary>Who may open I2C and GPIO devices.</summary>
    public const string Rules = "/etc/udev/rules.d/60-armctl.rules";

    /// <summary>The service's own configuration.</summary>
    public const string Configuration = "/etc/armctl";

    /// <summary>The service's arm: the owner's to edit once it is there.</summary>
    public const string Arm = Configuration + "/arm";

    /// <summary>What the service learned and where it left the arm.</summary>
    public const string State = "/var/lib/armctl";
}
