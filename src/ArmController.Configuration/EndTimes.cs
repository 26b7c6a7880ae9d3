using System.Globalization;
using System.Text.Json;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Configuration;

/// <summary>How long the orderly end of a service may take on an arm, derived from that arm's limits.</summary>
/// <param name="DisarmSeconds">Longest way to the park pose when an operator disarms.</param>
/// <param name="ParkSeconds">Longest way to the park pose when the service is asked to end: that way is a faster one.</param>
/// <param name="StopSeconds">Longest stop from full speed, and the ticks that it takes to be heard.</param>
public readonly record struct EndTimes(double DisarmSeconds, double ParkSeconds, double StopSeconds)
{
    // Hearing the word, keeping what was learned on a slow card, ending the loop, closing files.
    private const double KeepSeconds = 8;
    private const double SpareSeconds = 5;
    private const double HearSeconds = 1;

    /// <summary>After so long an arm that is not parked is held where it is: by then a blocked one has been noticed.</summary>
    public double GiveUpSeconds => ParkSeconds + ModeMachine.BlockedSeconds + 1;

    /// <summary>So long the host waits for the service.</summary>
    public double HostSeconds => GiveUpSeconds + StopSeconds + KeepSeconds;

    /// <summary>So long systemd waits for the process, in whole seconds.</summary>
    public int UnitSeconds => (int)Math.Ceiling(HostSeconds + SpareSeconds);

    /// <summary>As a person reads it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"disarming takes up to {DisarmSeconds:0.0} s, the end of a service up to {ParkSeconds:0.0} s; "
            + $"not parked after {GiveUpSeconds:0.0} s, it is held");

    /// <summary>As members of a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("longestDisarmS", Math.Round(DisarmSeconds, 3));
        json.WriteNumber("longestParkAtEndS", Math.Round(ParkSeconds, 3));
        json.WriteNumber("heldAfterS", Math.Round(GiveUpSeconds, 3));
    }

    /// <summary>Those of an arm.</summary>
    public static EndTimes Of(ArmConfiguration arm)
    {
        SupervisionSettings watched = SupervisionSettings.For(arm.Description);
        return new(
            Longest(watched.ParkShare),
            Longest(watched.SlowShare),
            HearSeconds + arm.Description.Joints.Max(joint => EnvelopeRules.StopSeconds(joint.Limits)));

        double Longest(double share) => Math.Max(
            LongestPark.Of(arm.Description, arm.Park, share).Value,
            LongestPark.Of(arm.Description, arm.Home, share).Value);
    }
}
