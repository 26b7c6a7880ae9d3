using System.Diagnostics;
using System.Runtime.InteropServices;
using Xunit;

namespace ArmController.Tests.Program;

/// <summary>The built program as a process of its own, and what it said.</summary>
internal sealed record RealProgram(int ExitCode, string[] Output, string[] Errors, string[] Written)
{
    /// <summary>The program beside the tests.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "armctl");

    /// <summary>Runs it in an empty folder.</summary>
    public static async Task<RealProgram> RunAsync(params string[] words)
    {
        using Scratch here = new();
        return await RunInAsync(here, words);
    }

    /// <summary>Runs it in a folder.</summary>
    public static async Task<RealProgram> RunInAsync(Scratch here, params string[] words)
    {
        using Process process = Start(here, words);
        return await EndAsync(process, here);
    }

    /// <summary>Starts it in a folder; both its streams are pipes.</summary>
    public static Process Start(Scratch here, params string[] words) => StartAny(here, new(File, words));

    /// <summary>Starts it in half the time, for tests that start it often and do not look at its speed: code is compiled in haste first.</summary>
    public static Process StartQuickly(Scratch here, params string[] words) =>
        StartAny(here, new(File, words) { Environment = { ["DOTNET_TC_QuickJit"] = "1" } });

    /// <summary>Runs a line of bash in which "$armctl" is the program.</summary>
    public static async Task<RealProgram> ShellAsync(Scratch here, string line)
    {
        using Process process = StartAny(here, new("bash", ["-c", line]) { Environment = { ["armctl"] = File } });
        return await EndAsync(process, here);
    }

    /// <summary>Reads what a process says until it ends.</summary>
    public static async Task<RealProgram> EndAsync(Process process, Scratch here)
    {
        CancellationToken ended = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(ended);
        Task<string> errors = process.StandardError.ReadToEndAsync(ended);
        await process.WaitForExitAsync(ended);
        return new(process.ExitCode, Lines(await output), Lines(await errors), here.Entries());
    }

    private static Process StartAny(Scratch here, ProcessStartInfo start)
    {
        // Whoever starts the tests in the background has them ignore Ctrl+C, and that is inherited: give the program a terminal's signals.
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT,TERM,HUP,QUIT");
        start.FileName = "/usr/bin/env";
        start.WorkingDirectory = here.Path;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // The tests' own runtime: an SDK that was unpacked by hand is found by nobody else.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Process.Start(start)!;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
