using ArmController.Configuration.Json;

namespace ArmController.Configuration;

/// <summary>What the pins section must obey: lines that a Raspberry Pi has, and no line for two things.</summary>
internal static class PinRules
{
    private const int LastLine = 53;
    private const int LastChip = 15;

    /// <summary>Checks the section, if there is one.</summary>
    public static void Check(PinsSection? section, JsonPlaces places)
    {
        if (section is null)
        {
            return;
        }

        ConfigurationRules.Inside(places, "pins.chip", section.Chip ?? 0, 0, LastChip, "(the number in /dev/gpiochip0)");
        (string Key, int? Line)[] lines = [("eStop", section.EStop), ("outputEnable", section.OutputEnable), ("heartbeat", section.Heartbeat)];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Line is not { } line
                || !ConfigurationRules.Inside(places, $"pins.{lines[i].Key}", line, 0, LastLine, "(BCM numbers, not those of the header)"))
            {
                continue;
            }

            foreach ((string other, int? taken) in lines[..i])
            {
                if (taken == line && places.IsSound($"pins.{lines[i].Key}") && places.IsSound($"pins.{other}"))
                {
                    places.AddRule($"pins.{lines[i].Key}", $"{lines[i].Key} and {other} are both pin {line}", "give each a pin of its own");
                }
            }
        }
    }
}
