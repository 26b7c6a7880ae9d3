using ArmController.Configuration.Json;
using ArmController.Configuration.Urdf;
using ArmController.Motion.Servo;

namespace ArmController.Configuration;

/// <summary>What one joint's section must obey.</summary>
internal static class JointRules
{
    // A pulse may miss a limit's own by what rounding of degrees leaves.
    private const double PulseSlackMicroseconds = 0.01;

    /// <summary>Checks one section against its joint in the URDF.</summary>
    public static void Check(JointSection section, UrdfJoint joint, JsonPlaces places)
    {
        string path = $"joints.{joint.Name}";
        if (!OutputAddress.TryParse(section.Address, out _) && places.IsSound($"{path}.address"))
        {
            places.AddRule($"{path}.address", $"'{section.Address}' is no output of joint '{joint.Name}'", "write pca9685:bus:0x40:channel, pwm:chip:channel or feetech:/dev/tty...:id");
        }

        if (!places.IsSound(path))
        {
            return;
        }

        bool ordered = ConfigurationRules.Ordered(places, path, "minDeg", section.MinDeg, "maxDeg", section.MaxDeg);
        bool pulses = Pulses(section, path, places);
        Motion(section, path, places);
        if (!ordered)
        {
            return;
        }

        Poses(section, path, places);
        Widening(section, joint, path, places);
        if (pulses)
        {
            Coverage(section, path, places);
        }
    }

    private static bool Pulses(JointSection section, string path, JsonPlaces places)
    {
        PulseSection pulse = section.Pulse;
        bool good = ConfigurationRules.Above(places, $"{path}.pulse.minUs", pulse.MinUs, 400, 2600, "us");
        good &= ConfigurationRules.Above(places, $"{path}.pulse.maxUs", pulse.MaxUs, 400, 2600, "us");
        good &= ConfigurationRules.Ordered(places, $"{path}.pulse", "minUs", pulse.MinUs, "maxUs", pulse.MaxUs);
        if (Math.Abs(pulse.First.AngleDeg - pulse.Second.AngleDeg) < 1 || Math.Abs(pulse.First.WidthUs - pulse.Second.WidthUs) < 1)
        {
            places.AddRule($"{path}.pulse.second", $"the two pulse points of '{path}' are one point", "measure two points at least a degree and a microsecond apart");
            good = false;
        }

        return good;
    }

    private static void Motion(JointSection section, string path, JsonPlaces places)
    {
        string velocity = $"{path}.maxVelocityDegPerS";
        if (ConfigurationRules.Above(places, $"{path}.ratedVelocityDegPerS", section.RatedVelocityDegPerS, 1, 3000, "degrees per second"))
        {
            ConfigurationRules.Above(places, velocity, section.MaxVelocityDegPerS, 1, section.RatedVelocityDegPerS, "degrees per second, the servo's rating");
        }

        ConfigurationRules.Above(places, $"{path}.maxAccelerationDegPerS2", section.MaxAccelerationDegPerS2, 10, 50000, "degrees per second squared");
    }

    private static void Poses(JointSection section, string path, JsonPlaces places)
    {
        ConfigurationRules.Above(places, $"{path}.homeDeg", section.HomeDeg, section.MinDeg, section.MaxDeg, "degrees, the joint's limits");
        ConfigurationRules.Above(places, $"{path}.parkDeg", section.ParkDeg, section.MinDeg, section.MaxDeg, "degrees, the joint's limits");
    }

    private static void Widening(JointSection section, UrdfJoint joint, string path, JsonPlaces places)
    {
        if (joint.Limits is not { } limits)
        {
            return;
        }

        bool reason = !string.IsNullOrWhiteSpace(section.WideningReason);
        string? wider =
            Degrees.ToRadians(section.MinDeg) < limits.LowerRadians ? "minDeg"
            : Degrees.ToRadians(section.MaxDeg) > limits.UpperRadians ? "maxDeg"
            : section.MaxVelocityDegPerS <= section.RatedVelocityDegPerS && Degrees.ToRadians(section.MaxVelocityDegPerS) > limits.RadiansPerSecond ? "maxVelocityDegPerS"
            : null;
        if (wider is not null && !reason)
        {
            places.AddRule($"{path}.{wider}", $"{wider} of '{path}' is wider than arm.urdf allows", "narrow it, or say in wideningReason why the mechanics bear it");
        }
        else if (wider is null && reason)
        {
            places.AddRule($"{path}.wideningReason", $"'{path}' gives a reason for widening and widens nothing", "remove wideningReason");
        }
    }

    private static void Coverage(JointSection section, string path, JsonPlaces places)
    {
        PulseCalibration calibration = ArmBinder.Calibration(section.Pulse);
        Covered("minDeg", section.MinDeg);
        Covered("maxDeg", section.MaxDeg);

        void Covered(string key, double degrees)
        {
            double pulse = calibration.ToMicroseconds(Degrees.ToRadians(degrees));
            if (pulse < section.Pulse.MinUs - PulseSlackMicroseconds || pulse > section.Pulse.MaxUs + PulseSlackMicroseconds)
            {
                places.AddRule($"{path}.{key}", $"{key} {degrees} of '{path}' needs a pulse of {pulse:0.#} us and the servo takes {section.Pulse.MinUs} to {section.Pulse.MaxUs} us", "narrow the limit or measure the pulse points again");
            }
        }
    }
}
