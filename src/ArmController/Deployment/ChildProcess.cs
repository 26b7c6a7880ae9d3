using System.ComponentModel;
using System.Diagnostics;

namespace ArmController.Deployment;

/// <summary>Runs another program to its end, and passes on what it says, line by line.</summary>
internal static class ChildProcess
{
    /// <summary>The exit code of a program that is not there, as a shell has it.</summary>
    public const int NotFound = 127;

    /// <summary>Runs it.</summary>
    /// <param name="words">The program and its words.</param>
    /// <param name="output">Takes lines of its output.</param>
    /// <param name="errors">Takes lines of its error stream.</param>
    /// <param name="feed">Writes its input; without one, the input is empty.</param>
    public static int Run(IReadOnlyList<string> words, Action<string> output, Action<string> errors, Action<Stream>? feed = null)
    {
        ProcessStartInfo start =
            new(words[0], words.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Lock one = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data, output);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, errors);
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            errors($"{words[0]}: {fault.Message}");
            return NotFound;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            feed?.Invoke(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped listening; its exit code says why.
        }

        process.WaitForExit();
        return process.ExitCode;

        void Pass(string? line, Action<string> to)
        {
            if (line is not null)
            {
                lock (one)
                {
                    to(line);
                }
            }
        }
    }
}
