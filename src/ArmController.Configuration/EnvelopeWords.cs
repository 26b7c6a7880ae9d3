using ArmController.Configuration.Json;
using ArmController.Motion.Safety;

namespace ArmController.Configuration;

/// <summary>Says a rule of the envelope in the units and at the line a person wrote.</summary>
internal static class EnvelopeWords
{
    /// <summary>Adds one fault.</summary>
    public static void Say(EnvelopeFault fault, JointSection joint, string path, JsonPlaces places)
    {
        (string key, string cause, string remedy) = fault.Rule switch
        {
            EnvelopeRule.LimitsCrossed => (
                "minDeg",
                $"the limits of '{path}' are crossed: minDeg {joint.MinDeg} is not below maxDeg {joint.MaxDeg}",
                "write a minDeg below maxDeg; they are never swapped for you"),
            EnvelopeRule.RangeTooNarrow =>
                ("minDeg", $"the range {joint.MinDeg} to {joint.MaxDeg} degrees of '{path}' is implausibly narrow", "write degrees and not radians"),
            EnvelopeRule.SpeedBelowCount => (
                "pulse.second",
                $"the two pulse points of '{path}' make its counts so coarse that {joint.MaxVelocityDegPerS} degrees per second are less "
                    + "than one in a tick",
                "measure the two points again, or allow a higher speed"),
            EnvelopeRule.StopTime or EnvelopeRule.StopTicks or EnvelopeRule.StopBeyondRollOut => (
                joint.MaxJerkDegPerS3 is null ? "maxAccelerationDegPerS2" : "maxJerkDegPerS3",
                $"'{path}' needs {EnvelopeRules.StopSeconds(ArmBinder.Limits(joint)):0.##} s to stop from its highest speed and "
                    + $"{EnvelopeRules.LongestStopSeconds} s are allowed",
                "allow a higher acceleration or jerk, or a lower speed"),
            EnvelopeRule.LimitTooSmall =>
                (SmallLimit(joint), $"the speed, the acceleration or the jerk of '{path}' is too small to move at all", "write limits above zero"),
            EnvelopeRule.ParkOutside => (
                "parkDeg",
                $"parkDeg is {joint.ParkDeg} and outside the limits {joint.MinDeg} to {joint.MaxDeg} degrees of '{path}'",
                "write a value inside that range"),
            EnvelopeRule.CountsCrossed when joint.Pulse.MinUs >= joint.Pulse.MaxUs => (
                "pulse.minUs",
                $"the pulses of '{path}' are crossed: minUs {joint.Pulse.MinUs} is not below maxUs {joint.Pulse.MaxUs}",
                "write a minUs below maxUs; they are never swapped for you"),
            EnvelopeRule.CalibrationFlat =>
                ("pulse.second", $"the two pulse points of '{path}' do not differ in both angle and pulse", "measure two points some way apart"),
            EnvelopeRule.SlopeTooSteep => (
                "pulse.second",
                $"the two pulse points of '{path}' make so steep a slope that counts cannot follow it",
                "measure two points some way apart"),
            _ => ("", $"'{path}' breaks a rule of the envelope: {fault.Sentence.TrimEnd('.')}", "change this joint's limits or its pulse"),
        };
        places.AddRule(key.Length == 0 ? path : $"{path}.{key}", cause, remedy);
    }

    private static string SmallLimit(JointSection joint) =>
        joint.MaxVelocityDegPerS <= 0 ? "maxVelocityDegPerS"
        : joint.MaxAccelerationDegPerS2 > 0 && joint.MaxJerkDegPerS3 is not null ? "maxJerkDegPerS3"
        : "maxAccelerationDegPerS2";
}
