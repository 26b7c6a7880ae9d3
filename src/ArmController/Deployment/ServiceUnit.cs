using System.Globalization;
using System.Text.RegularExpressions;
using ArmController.Configuration;
using ArmController.Hardware.Buses;

namespace ArmController.Deployment;

/// <summary>The systemd unit's text.</summary>
internal static partial class ServiceUnit
{
    /// <summary>Fills the template.</summary>
    /// <param name="hardware">Twin or arm; the twin when nobody said.</param>
    /// <param name="arm">
    /// The arm: its chips are switched off after any end of the service that has not left it holding, and its limits say how long an end may take.
    /// </param>
    /// <param name="isNative">Native code needs no page that is written and run; a JIT does.</param>
    public static string Text(ServiceHardware hardware, ArmConfiguration arm, bool isNative)
    {
        bool isReal = hardware == ServiceHardware.Real;
        return EmbeddedText.Of("armctl.service")
            .Replace("@HW@", isReal ? "real" : "sim", StringComparison.Ordinal)
            .Replace(
                "@OUTPUTS_OFF@", isReal ? string.Join('\n', Off(arm.Outputs)) : "# A twin has no outputs to switch off.", StringComparison.Ordinal)
            .Replace("@STOP_S@", EndTimes.Of(arm).UnitSeconds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@NATIVE@", isNative ? "yes" : "no", StringComparison.Ordinal);
    }

    /// <summary>What an installed unit drives, as far as its text tells.</summary>
    public static ServiceHardware HardwareOf(string unit) => Hardware().Match(unit).Groups[1].Value switch
    {
        "sim" => ServiceHardware.Sim,
        "real" => ServiceHardware.Real,
        _ => ServiceHardware.Unsaid,
    };

    // The minus: a bus that does not answer must not keep the service from being started again.
    private static IEnumerable<string> Off(IEnumerable<OutputAddress> outputs) =>
        outputs.Select(output => output.Kind?.OffWords(output)).Distinct().Order(StringComparer.Ordinal)
            .Select(words => $"ExecStopPost=-/opt/armctl/current/armctl outputs-off --unless-held {words}");

    [GeneratedRegex("^ExecStart=.* --hw (sim|real)", RegexOptions.Multiline)]
    private static partial Regex Hardware();
}
