using ArmController.Configuration.Json;

namespace ArmController.Configuration;

/// <summary>Two joints never share a wire, and all of them hang on one chip that there is a driver for.</summary>
internal static class OutputRules
{
    /// <summary>Checks all addresses against each other.</summary>
    public static void Check(ArmFile file, JsonPlaces places)
    {
        Dictionary<OutputAddress, string> taken = [];
        foreach ((string name, JointSection section) in file.Joints)
        {
            if (!OutputAddress.TryParse(section.Address, out OutputAddress output))
            {
                continue;
            }

            string path = $"joints.{name}.address";
            if (output.Kind != OutputKind.Pca9685)
            {
                places.AddRule(path, $"joint '{name}' has the output '{section.Address}', and only those of a PCA9685 can be driven yet", "write pca9685:bus:0x40:channel");
            }
            else if (taken.Keys.FirstOrDefault(output) is var first && (first.Bus, first.Address) != (output.Bus, output.Address))
            {
                places.AddRule(path, $"joint '{name}' is on another chip than joint '{taken[first]}', and only one can be driven yet", $"write an address that begins with pca9685:{first.Bus}:0x{first.Address:x2}");
            }
            else if (!taken.TryAdd(output, name))
            {
                places.AddRule(path, $"joint '{name}' has the output of joint '{taken[output]}'", "give each joint an output of its own");
            }
        }
    }
}
