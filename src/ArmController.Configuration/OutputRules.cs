using ArmController.Configuration.Json;
using ArmController.Hardware.Buses;

namespace ArmController.Configuration;

/// <summary>Two joints never share a wire, and all of them hang on one device that there is a driver for.</summary>
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
            if (output.Kind is not { IsBuilt: true } kind)
            {
                places.AddRule(
                    path, $"joint '{name}' has the output '{section.Address}', and a bus of that kind cannot be driven yet",
                    $"write {ServoBuses.Grammars}");
            }
            else if (taken.Keys.FirstOrDefault(output) is { Kind: { } other } first && (other != kind || other.Path(first) != kind.Path(output)))
            {
                places.AddRule(
                    path,
                    $"joint '{name}' is on another bus than joint '{taken[first]}', and only one can be driven yet",
                    $"write an address on {other.Path(first)}, as {first} is");
            }
            else if (!taken.TryAdd(output, name))
            {
                places.AddRule(path, $"joint '{name}' has the output of joint '{taken[output]}'", "give each joint an output of its own");
            }
        }
    }
}
