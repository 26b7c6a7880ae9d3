using ArmController.Configuration.Json;

namespace ArmController.Configuration;

/// <summary>Two joints never share a wire.</summary>
internal static class OutputRules
{
    /// <summary>Checks all addresses against each other.</summary>
    public static void Check(ArmFile file, JsonPlaces places)
    {
        Dictionary<OutputAddress, string> taken = [];
        foreach ((string name, JointSection section) in file.Joints)
        {
            if (OutputAddress.TryParse(section.Address, out OutputAddress output) && !taken.TryAdd(output, name))
            {
                places.AddRule($"joints.{name}.address", $"joint '{name}' has the output of joint '{taken[output]}'", "give each joint an output of its own");
            }
        }
    }
}
