namespace ArmController.Deployment;

/// <summary>What a host said when it was asked.</summary>
/// <param name="Machine">As uname -m tells it.</param>
/// <param name="IsRoot">Whether the user is root.</param>
/// <param name="MayBeRoot">Whether the user is root, or may become it without a password.</param>
/// <param name="Missing">Programs that are needed and not there.</param>
/// <param name="Current">The release in use; empty for none.</param>
/// <param name="Releases">All releases.</param>
internal sealed record HostFacts(
    string Machine, bool IsRoot, bool MayBeRoot, IReadOnlyList<string> Missing, string Current, IReadOnlyList<string> Releases)
{
    /// <summary>The kind of program this host runs; null for one that none is made for.</summary>
    public string? RuntimeIdentifier => Machine switch { "aarch64" => "linux-arm64", "x86_64" => "linux-x64", _ => null };

    /// <summary>Reads the answers of probe.sh; what a login script prints besides is passed over.</summary>
    public static HostFacts Read(IEnumerable<string> lines)
    {
        ILookup<string, string> said = lines.Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0], pair => pair[1]);
        string root = said["root"].FirstOrDefault() ?? "no";
        return new(
            said["machine"].FirstOrDefault() ?? "", root == "yes", root != "no", [.. said["missing"]], said["current"].FirstOrDefault() ?? "",
            [.. said["release"]]);
    }
}
