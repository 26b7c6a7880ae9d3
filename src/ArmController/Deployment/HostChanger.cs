using System.Text;
using ArmController.Configuration.Files;
using ArmController.Training.Runs;

namespace ArmController.Deployment;

/// <summary>Shows the steps of a plan, or makes them.</summary>
internal static class HostChanger
{
    /// <summary>Shows every step, and changes nothing.</summary>
    public static void Show(IEnumerable<HostStep> steps, TextWriter output)
    {
        foreach (HostStep step in steps)
        {
            if (step is HostStep.TextFile file)
            {
                output.WriteLine($"# would write {file.Path}:");
                output.WriteLine(string.Join('\n', file.Text.TrimEnd().Split('\n').Select(line => $"    {line}".TrimEnd())));
            }
            else if (step is HostStep.Command command)
            {
                output.WriteLine($"# would run: {command.Line}");
            }
        }
    }

    /// <summary>Makes every step, up to the first that fails.</summary>
    /// <param name="steps">The plan.</param>
    /// <param name="root">Put before the paths of files; empty but for tests.</param>
    /// <param name="say">Takes what is done, and what commands say.</param>
    /// <returns>What failed, without a full stop; null when nothing did.</returns>
    public static string? Apply(IEnumerable<HostStep> steps, string root, Action<string> say)
    {
        foreach (HostStep step in steps)
        {
            string? failed = step switch
            {
                HostStep.TextFile file => Write(root + file.Path, file, say),
                HostStep.Command command => Run(command.Line, say),
                _ => null,
            };
            if (failed is not null)
            {
                return failed;
            }
        }

        return null;
    }

    private static string? Run(string line, Action<string> say)
    {
        int code = ChildProcess.Run(["/bin/sh", "-c", line], say, say);
        return code == 0 ? null : $"a command answered {code}: {line}";
    }

    private static string? Write(string path, HostStep.TextFile file, Action<string> say)
    {
        try
        {
            if (File.Exists(path) && Encoding.UTF8.GetString(PlainFile.ReadAll(path)) == file.Text)
            {
                say($"kept {file.Path}, which is the same");
                return null;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WriteResult written = AtomicFile.Write(path, Encoding.UTF8.GetBytes(file.Text));
            if (!written.IsDone)
            {
                return $"{file.Path} could not be written: {written.Reason}";
            }

            say($"wrote {file.Path}");
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{file.Path} could not be written: {DiskWords.Of(fault)}";
        }
    }
}
