using System.Globalization;
using System.Text.Json;
using ArmController.Configuration;
using ArmController.Control.Ticking;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Training.Runs;

namespace ArmController.Training.Reports;

/// <summary>The envelope in force on an arm, joint by joint with units, and how much of it motion used.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Use">What was used; null when nothing moved.</param>
/// <param name="Runs">Runs that were counted.</param>
/// <param name="Where">Which runs those are, in words.</param>
public sealed record LimitTable(ArmConfiguration Arm, UseFile? Use, int Runs, string Where)
{
    private const double None = double.PositiveInfinity;

    private int Order => Arm.Description.Joints.Any(joint => double.IsFinite(joint.Limits.MaxRadiansPerSecondCubed)) ? 3 : 2;

    /// <summary>As a person reads it.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"envelope of {Arm.Name}: "
            + $"order {Order} ({(Order == 3 ? "position, speed, acceleration, jerk" : "position, speed, acceleration")}), "
            + $"{Cadence.Usual.Hertz:0.#} ticks a second, "
            + $"{Arm.Description.MaxReversalsPerSecond} reversals a second, hash {Arm.Source.HashText}");
        output.WriteLine($"{"joint",-14}{"deg",15} {"used",5}  {"deg/s",7} {"used",5}  {"deg/s2",7} {"used",5}  {"deg/s3",8} {"used",5}  "
            + $"{"stops in",9} {"a count",8}");
        foreach ((JointDescription joint, int lane) in Arm.Description.Joints.Select((joint, lane) => (joint, lane)))
        {
            JointLimits limits = joint.Limits;
            JointUse? use = Use?.Joints.GetValueOrDefault(joint.Name);
            output.WriteLine(
                $"{joint.Name,-14}{$"{Degree(limits.MinRadians)} to {Degree(limits.MaxRadians)}",15} "
                + $"{Share(use is null ? null : use.HighestDeg - use.LowestDeg, limits.MaxRadians - limits.MinRadians),5}  "
                + $"{Degree(limits.MaxRadiansPerSecond),7} {Share(use?.VelocityDegPerS, limits.MaxRadiansPerSecond),5}  "
                + $"{Degree(limits.MaxRadiansPerSecondSquared),7} {Share(use?.AccelerationDegPerS2, limits.MaxRadiansPerSecondSquared),5}  "
                + $"{Degree(limits.MaxRadiansPerSecondCubed),8} {Share(use?.JerkDegPerS3, limits.MaxRadiansPerSecondCubed),5}  "
                + $"{StopMilliseconds(limits),6:0} ms {DegreesPerCount(lane),4:0.00} deg");
        }

        ClearanceTable.Of(Arm.Description)?.Print(output);
        output.WriteLine($"parking        {EndTimes.Of(Arm)}");
        output.WriteLine(Use is null
            ? $"used           nothing: no motion of this arm {Where}"
            : $"used           by {Runs} runs {Where}, {Use.RobotSeconds / 60:0.##} robot minutes, {Use.Reversals:#,0} reversals");
        if (Use is not null)
        {
            IEnumerable<string> trims = Use.Trims.Select(trim => string.Create(CultureInfo.InvariantCulture, $"{trim.Key} {trim.Value:#,0}"));
            output.WriteLine($"held back      {(Use.Trims.Count == 0 ? "never" : $"joint-ticks: {string.Join(", ", trims)}")}");
        }
    }

    /// <summary>As one JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("arm", Arm.Name);
        json.WriteString("hash", Arm.Source.HashText);
        json.WriteNumber("order", Order);
        json.WriteNumber("rateHz", Math.Round(Cadence.Usual.Hertz, 6));
        json.WriteNumber("maxReversalsPerS", Arm.Description.MaxReversalsPerSecond);
        json.WriteNumber("runs", Runs);
        json.WriteNumber("robotMinutes", Math.Round((Use?.RobotSeconds ?? 0) / 60, 6));
        json.WriteNumber("reversals", Use?.Reversals ?? 0);
        EndTimes.Of(Arm).Write(json);
        json.WriteStartArray("joints");
        foreach ((JointDescription joint, int lane) in Arm.Description.Joints.Select((joint, lane) => (joint, lane)))
        {
            JointLimits limits = joint.Limits;
            json.WriteStartObject();
            json.WriteString("name", joint.Name);
            Number(json, "minDeg", limits.MinRadians);
            Number(json, "maxDeg", limits.MaxRadians);
            Number(json, "maxVelocityDegPerS", limits.MaxRadiansPerSecond);
            Number(json, "maxAccelerationDegPerS2", limits.MaxRadiansPerSecondSquared);
            Number(json, "maxJerkDegPerS3", limits.MaxRadiansPerSecondCubed);
            json.WriteNumber("stopMs", Math.Round(StopMilliseconds(limits), 3));
            json.WriteNumber("degreesPerCount", Math.Round(DegreesPerCount(lane), 6));
            if (Use?.Joints.GetValueOrDefault(joint.Name) is { } use)
            {
                json.WriteStartObject("used");
                json.WriteNumber("lowestDeg", use.LowestDeg);
                json.WriteNumber("highestDeg", use.HighestDeg);
                json.WriteNumber("velocityDegPerS", use.VelocityDegPerS);
                json.WriteNumber("accelerationDegPerS2", use.AccelerationDegPerS2);
                json.WriteNumber("jerkDegPerS3", use.JerkDegPerS3);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        ClearanceTable.Of(Arm.Description)?.Write(json);
        json.WriteStartObject("trims");
        foreach ((string reason, long jointTicks) in Use?.Trims ?? new Dictionary<string, long>())
        {
            json.WriteNumber(reason, jointTicks);
        }

        json.WriteEndObject();
    }

    private double DegreesPerCount(int lane) => Degrees.FromRadians(
        1 / Math.Abs(Arm.Description.Joints[lane].Calibration.CountsPerRadian));

    private static double StopMilliseconds(in JointLimits limits) => EnvelopeRules.StopSeconds(limits) * 1000;

    private static string Degree(double radians) =>
        radians == None ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Degrees.FromRadians(radians):0.#}");

    private static string Share(double? degrees, double limitRadians) => degrees is { } used && limitRadians != None
        ? string.Create(CultureInfo.InvariantCulture, $"{used / Degrees.FromRadians(limitRadians) * 100:0} %")
        : "-";

    private static void Number(Utf8JsonWriter json, string key, double radians)
    {
        if (radians == None)
        {
            json.WriteNull(key);
        }
        else
        {
            json.WriteNumber(key, Math.Round(Degrees.FromRadians(radians), 9));
        }
    }
}
