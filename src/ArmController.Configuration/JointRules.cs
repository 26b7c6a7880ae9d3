using ArmController.Configuration.Json;
using ArmController.Configuration.Urdf;
using ArmController.Control.Ticking;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Configuration;

/// <summary>
/// What one joint's section must obey: the rules that need words of the files (outputs, ratings, the URDF's own limits) are here,
/// those of the limits themselves are the envelope's.
/// </summary>
public static class JointRules
{
    // Servos of 90 to 360 degrees have a third to nearly one; what is coarser is slow at its own speed or comes from a mistyped point.
    private const double CoarsestDegreesPerCount = 2;

    // The envelope's rules about one joint do not ask where it stands.
    private static readonly SerialChain AnyChain = new([new(default, Matrix3d.Identity, new(0, 0, 1))], default, Matrix3d.Identity);

    /// <summary>Checks one section against its joint in the URDF.</summary>
    public static void Check(JointSection section, UrdfJoint joint, PwmSettings pwm, JsonPlaces places)
    {
        string path = $"joints.{joint.Name}";
        if (!OutputAddress.TryParse(section.Address, out _) && places.IsSound($"{path}.address"))
        {
            places.AddRule($"{path}.address", $"'{section.Address}' is no output of joint '{joint.Name}'", $"write {ServoBuses.Grammars}");
        }

        if (!places.IsSound(path) || !Ratings(section, path, places))
        {
            return;
        }

        if (pwm.Timing.CountAtMost(section.Pulse.MaxUs) >= Pca9685Timing.CountsPerPeriod)
        {
            places.AddRule(
                $"{path}.pulse.maxUs",
                $"maxUs {section.Pulse.MaxUs} of '{path}' does not fit into the {pwm.Timing.PeriodMicroseconds:0} us between two pulses",
                "shorten the pulse or lower frequencyHz");
            return;
        }

        EnvelopeFault[] broken = Envelope(joint.Name, section, pwm.Timing);
        foreach (EnvelopeFault fault in broken)
        {
            if (!IsMeant(fault.Rule, section, pwm))
            {
                EnvelopeWords.Say(fault, section, path, places);
            }
        }

        if (!broken.Any(fault => fault.IsHard))
        {
            PulseRules.Check(section, path, places);
        }

        if (section.MinDeg < section.MaxDeg)
        {
            ConfigurationRules.Inside(places, $"{path}.homeDeg", section.HomeDeg, section.MinDeg, section.MaxDeg, "degrees, the joint's limits");
            Widening(section, joint, PulseRules.AreUnusual(section.Pulse), path, places);
        }
    }

    // A low speed limit is careful and not wrong, it moves by one count now and then; what pulses cover is said in microseconds.
    private static bool IsMeant(EnvelopeRule rule, JointSection section, PwmSettings pwm) => rule switch
    {
        EnvelopeRule.SpeedBelowCount => DegreesPerCount(section, pwm) <= CoarsestDegreesPerCount,
        EnvelopeRule.CountsDoNotCover => true,
        _ => false,
    };

    private static double DegreesPerCount(JointSection section, PwmSettings pwm) =>
        pwm.Timing.MicrosecondsPerCount * Math.Abs(section.Pulse.Second.AngleDeg - section.Pulse.First.AngleDeg)
        / Math.Abs(section.Pulse.Second.WidthUs - section.Pulse.First.WidthUs);

    // At the period the loop runs at, whatever the frames' is: a limit is a limit per tick.
    private static EnvelopeFault[] Envelope(string name, JointSection section, Pca9685Timing timing)
    {
        ArmDescription alone = new(name, AnyChain, [ArmBinder.Joint(name, section, timing)]);
        return [.. EnvelopeRules.Check(alone, Cadence.Usual.Tick)];
    }

    private static bool Ratings(JointSection section, string path, JsonPlaces places) =>
        ConfigurationRules.Inside(places, $"{path}.ratedVelocityDegPerS", section.RatedVelocityDegPerS, 1, 3000, "degrees per second")
        && ConfigurationRules.Inside(
            places, $"{path}.maxVelocityDegPerS", section.MaxVelocityDegPerS, 0, section.RatedVelocityDegPerS,
            "degrees per second, the servo's rating")
        && ConfigurationRules.Inside(
            places, $"{path}.maxAccelerationDegPerS2", section.MaxAccelerationDegPerS2, 0, 50000, "degrees per second squared")
        && ConfigurationRules.Inside(places, $"{path}.maxJerkDegPerS3", section.MaxJerkDegPerS3 ?? 1, 0, 1e7, "degrees per second cubed")
        && ConfigurationRules.Inside(places, $"{path}.pulse.minUs", section.Pulse.MinUs, 300, 3000, "us")
        && ConfigurationRules.Inside(places, $"{path}.pulse.maxUs", section.Pulse.MaxUs, 300, 3000, "us")
        && ConfigurationRules.Inside(places, $"{path}.pulse.first.widthUs", section.Pulse.First.WidthUs, 300, 3000, "us")
        && ConfigurationRules.Inside(places, $"{path}.pulse.second.widthUs", section.Pulse.Second.WidthUs, 300, 3000, "us");

    private static void Widening(JointSection section, UrdfJoint joint, bool pulsesUnusual, string path, JsonPlaces places)
    {
        string? wider = joint.Limits is { } limits ? Wider(section, limits) : null;
        bool reason = !string.IsNullOrWhiteSpace(section.WideningReason);
        if (wider is not null && !reason)
        {
            places.AddRule(
                $"{path}.{wider}",
                $"{wider} of '{path}' is wider than arm.urdf allows",
                "narrow it, or say in wideningReason why the mechanics bear it");
        }
        else if (wider is null && reason && !pulsesUnusual)
        {
            places.AddRule($"{path}.wideningReason", $"'{path}' gives a reason for widening and widens nothing", "remove wideningReason");
        }
    }

    private static string? Wider(JointSection section, UrdfLimits limits) =>
        Degrees.ToRadians(section.MinDeg) < limits.LowerRadians ? "minDeg"
        : Degrees.ToRadians(section.MaxDeg) > limits.UpperRadians ? "maxDeg"
        : Degrees.ToRadians(section.MaxVelocityDegPerS) > limits.RadiansPerSecond ? "maxVelocityDegPerS"
        : null;
}
