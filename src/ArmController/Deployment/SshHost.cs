using System.Globalization;

namespace ArmController.Deployment;

/// <summary>A host at the other end of the user's own ssh, with the user's keys, configuration and known hosts.</summary>
/// <param name="name">USER@HOST or HOST.</param>
/// <param name="ssh">The ssh command and its first words.</param>
/// <param name="port">Its port; null for ssh's own choice.</param>
internal sealed class SshHost(string name, IReadOnlyList<string> ssh, int? port)
{
    /// <summary>ssh answers this when it did not get as far as the host.</summary>
    public const int NotReached = 255;

    /// <summary>Who is asked.</summary>
    public string Name { get; } = name;

    /// <summary>The words that start a script on the host.</summary>
    /// <param name="script">Text of the script.</param>
    /// <param name="words">Its words.</param>
    /// <param name="asRoot">Whether sudo, which must ask nothing, starts it.</param>
    public string[] Words(string script, IEnumerable<string> words, bool asRoot)
    {
        // ssh hands one line to the login shell; only single quotes mean the same in all of those.
        string line = string.Join(' ', ((IEnumerable<string>)["sh", "-c", script, "armctl-deploy", .. words]).Select(Shell.Quote));
        string[] at = port is int number ? ["-p", number.ToString(CultureInfo.InvariantCulture)] : [];
        return [.. ssh, .. at, "--", Name, asRoot ? $"sudo -n {line}" : line];
    }

    /// <summary>The same for eyes: without the script's text.</summary>
    public string Shown(string scriptName, IEnumerable<string> words) =>
        string.Join(' ', [.. ssh, .. port is int number ? new[] { "-p", $"{number}" } : [], "--", Name, scriptName, .. words]);
}
