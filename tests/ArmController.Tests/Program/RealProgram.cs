using System.Diagnostics;

namespace ArmController.Tests.Program;

/// <summary>Runs the built program as a process of its own in an empty folder.</summary>
internal sealed record RealProgram(int ExitCode, string[] Output, string[] Errors, string[] Written)
{
    public static async Task<RealProgram> RunAsync(params string[] words)
    {
        using Scratch here = new();
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "armctl"), words)
        {
            WorkingDirectory = here.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        return new(process.ExitCode, Lines(await output), Lines(await errors), here.Files());
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
