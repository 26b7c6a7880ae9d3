using ArmController.Configuration.Json;
using ArmController.Simulator.Servo;

namespace ArmController.Configuration;

/// <summary>What a joint's pulses must obey as they were written, in microseconds; what they come to in counts is the envelope's.</summary>
internal static class PulseRules
{
    private const double ShortestUsualUs = 500;
    private const double LongestUsualUs = 2500;

    /// <summary>True when the servo may see pulses that few servos bear; that takes a written reason.</summary>
    public static bool AreUnusual(PulseSection pulse) => pulse.MinUs < ShortestUsualUs || pulse.MaxUs > LongestUsualUs;

    /// <summary>Checks one joint whose points make a line.</summary>
    public static void Check(JointSection section, string path, JsonPlaces places)
    {
        PulseSection pulse = section.Pulse;
        if (AreUnusual(pulse) && string.IsNullOrWhiteSpace(section.WideningReason))
        {
            places.AddRule(
                $"{path}.pulse",
                $"the pulses {pulse.MinUs} to {pulse.MaxUs} us of '{path}' leave {ShortestUsualUs} to {LongestUsualUs} us",
                "narrow them, or say in wideningReason why the servo bears it");
        }

        PulseCalibration line = ArmBinder.Pulse(pulse);
        double atMin = line.ToMicroseconds(Degrees.ToRadians(section.MinDeg));
        double atMax = line.ToMicroseconds(Degrees.ToRadians(section.MaxDeg));
        bool isMin = !Holds(pulse, atMin);
        if (isMin || !Holds(pulse, atMax))
        {
            string key = isMin ? "minDeg" : "maxDeg";
            places.AddRule(
                $"{path}.{key}",
                $"{key} {(isMin ? section.MinDeg : section.MaxDeg)} of '{path}' needs a pulse of {(isMin ? atMin : atMax):0.#} us "
                    + $"and the servo takes {pulse.MinUs} to {pulse.MaxUs} us",
                "narrow the limit or measure the pulse points again");
        }
    }

    private static bool Holds(PulseSection pulse, double us) => us >= pulse.MinUs && us <= pulse.MaxUs;
}
