using ArmController.Configuration.Troubles;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>Holds refusals against what every one of them owes: code, place, cause and remedy, on one line.</summary>
internal static class Refusals
{
    private const int MostFaults = 200;

    /// <summary>The sort of refusal; wrong when a part is missing.</summary>
    /// <param name="faults">What was said.</param>
    /// <param name="withLine">Whether a line must be named: always, when the whole file could be read.</param>
    public static FuzzAnswer Judge(IReadOnlyList<Trouble> faults, bool withLine)
    {
        string kind = string.Join(
            '|', faults.Take(20).Select(fault => $"{fault.Code} {FuzzText.Shape(fault.Cause)}").Distinct().Order(StringComparer.Ordinal));
        Trouble? poor = faults.FirstOrDefault(fault =>
            fault.Code.Length == 0 || fault.Cause.Length == 0 || fault.Remedy.Length == 0 || fault.Where is null or ""
                || (withLine && fault.Line <= 0));
        return new(
            kind,
            faults.Count == 0 ? "refused without a word"
            : poor is not null ? $"a refusal lacks its line or its remedy: {poor}"
            : faults.Count > MostFaults ? $"a refusal in {faults.Count} sentences is none"
            : null);
    }
}
