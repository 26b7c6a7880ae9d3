using ArmController.Configuration.Json;
using ArmController.Configuration.Troubles;
using ArmController.Hardware.Pca9685;

namespace ArmController.Configuration;

/// <summary>What an arm's values must obey beyond their shape. Nothing is repaired: every broken rule is said.</summary>
internal static class ConfigurationRules
{
    /// <summary>Checks the sections that are not about one joint.</summary>
    public static void Check(ArmFile file, JsonPlaces places)
    {
        Inside(places, "maxReversalsPerS", file.MaxReversalsPerS ?? 10, 1, 1000, "reversals per second");
        Inside(places, "servoModel.tauMs", file.ServoModel.TauMs, 0, 2000, "ms");
        Inside(places, "servoModel.latencyTicks", file.ServoModel.LatencyTicks, 0, 16, "ticks");
        Inside(places, "tipSensor.latencyMs", file.TipSensor?.LatencyMs ?? 0, 0, TwinLimits.MostTipLatencyMilliseconds, "ms");
        Inside(places, "simulator.lagMs", file.Simulator.LagMs, 0, 2000, "ms");
        Inside(places, "simulator.secondLagMs", file.Simulator.SecondLagMs, 0, 2000, "ms");
        Inside(places, "simulator.deadBandDeg", file.Simulator.DeadBandDeg, 0, 10, "degrees");
        Inside(places, "simulator.sagDeg", file.Simulator.SagDeg, 0, 20, "degrees");
        Inside(places, "simulator.maxVelocityDegPerS", file.Simulator.MaxVelocityDegPerS, 1, 3000, "degrees per second");
        PinRules.Check(file.Pins, places);
    }

    /// <summary>
    /// The pulse generator as written, or a usual one when what is written is wrong, so that the joints can be checked all the same.
    /// </summary>
    public static PwmSettings Pwm(ArmFile file, JsonPlaces places)
    {
        bool good = Inside(places, "pwm.frequencyHz", file.Pwm.FrequencyHz, 24, 400, "Hz");
        good &= Inside(places, "pwm.oscillatorHz", file.Pwm.OscillatorHz, Pca9685Timing.MinOscillatorHertz, Pca9685Timing.MaxOscillatorHertz, "Hz");
        if (good && !Pca9685Timing.Gives(file.Pwm.OscillatorHz, file.Pwm.FrequencyHz))
        {
            double slowest = Math.Ceiling(file.Pwm.OscillatorHz / (Pca9685Timing.CountsPerPeriod * (Pca9685Timing.MaxPreScale + 1)));
            places.AddRule(
                "pwm.frequencyHz",
                $"frequencyHz is {file.Pwm.FrequencyHz}, slower than a PCA9685 goes with its oscillator at {file.Pwm.OscillatorHz} Hz",
                $"write {slowest} or more");
            good = false;
        }

        return good ? new(file.Pwm.FrequencyHz, file.Pwm.OscillatorHz) : new(50, 25e6);
    }

    /// <summary>Checks that a number lies in a range, ends included.</summary>
    public static bool Inside(JsonPlaces places, string path, double value, double min, double max, string unit)
    {
        bool inside = value >= min && value <= max;
        if (!inside && places.IsSound(path))
        {
            places.AddRule(path, $"{Last(path)} is {value} and outside {min} to {max} {unit}", "write a value inside that range");
        }

        return inside;
    }

    /// <summary>Checks that a lower end lies below an upper end; the two are never swapped.</summary>
    public static bool Ordered(JsonPlaces places, string path, string minKey, double min, string maxKey, double max)
    {
        bool ordered = min < max;
        if (!ordered && places.IsSound($"{path}.{minKey}") && places.IsSound($"{path}.{maxKey}"))
        {
            places.AddRule(
                $"{path}.{minKey}",
                $"the limits of '{path}' are crossed: {minKey} {min} is not below {maxKey} {max}",
                $"write a {minKey} below {maxKey}; they are never swapped for you");
        }

        return ordered;
    }

    /// <summary>Checks that every moving joint has a section, and no section is without a joint.</summary>
    public static void SameNames(IEnumerable<string> joints, IReadOnlyCollection<string> written, string path, JsonPlaces places)
    {
        List<string> known = [.. joints];
        List<string> missing = [.. known.Except(written)];
        foreach (string name in written.Except(known))
        {
            string? near = NearestName.Find(name, missing);
            places.AddRule(
                $"{path}.{name}",
                $"'{name}' in '{path}' is no such joint of arm.urdf",
                near is not null ? $"did you mean {near}?"
                    : known.Count > 0 ? $"use the joints {string.Join(", ", known)}"
                    : "write its joints there first");
        }

        string?[] meant = [.. written.Except(known).Take(Trouble.Most).Select(extra => NearestName.Find(extra, missing))];
        foreach (string name in missing)
        {
            if (!meant.Contains(name) && places.IsSound(path))
            {
                places.AddRule(path, $"'{path}' lacks the joint '{name}' of arm.urdf", "add it");
            }
        }
    }

    /// <summary>Last word of a path.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
}
