using System.Diagnostics;
using ArmController.Deployment;
using ArmController.Tests.Program;

namespace ArmController.Tests.Deployment;

/// <summary>A folder that stands for a host: the real deploy.sh works on it, systemd and the program are shell scripts.</summary>
internal sealed class FakeHost : IDisposable
{
    private const string Systemctl =
        """
        #!/bin/sh
        echo "systemctl $*" >>"$ROOT/log"
        case "$1" in
            show) echo 42 ;;
            restart) [ ! -e "$ROOT/opt/armctl/current/bad-start" ] ;;
            is-active) [ ! -e "$ROOT/inactive" ] ;;
        esac
        """;

    private const string Armctl =
        """
        #!/bin/sh
        here=$(dirname "$0")
        case "$1" in
            service)
                echo "armctl $*" >>"$ROOT/log"
                mkdir -p "$ROOT/etc/systemd/system" && echo unit >"$ROOT/etc/systemd/system/armctl.service"
                [ ! -e "$here/bad-install" ] ;;
            status)
                [ ! -e "$here/bad-health" ] || exit 75
                tick=$(($(cat "$ROOT/tick" 2>/dev/null || echo 0) + 1))
                echo "$tick" >"$ROOT/tick"
                echo "{\"state\":\"disarmed\",\"tick\":$tick,\"reasons\":\"none\"}" ;;
        esac
        """;

    private readonly Scratch root = new();
    private readonly Scratch tools = new();

    public FakeHost() => Executable(tools.File("systemctl"), Systemctl);

    public string? Current => Link("current");

    public string? Previous => Link("previous");

    public string[] Releases => [.. Directory.EnumerateDirectories(root.File("opt/armctl/releases")).Select(folder => Path.GetFileName(folder)!)
        .Order(StringComparer.Ordinal)];

    public string[] TakeLog()
    {
        string[] lines = File.Exists(root.File("log")) ? File.ReadAllLines(root.File("log")) : [];
        File.Delete(root.File("log"));
        return lines;
    }

    /// <summary>Deploys a release.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="flaw">A file in it that has something fail; null for none.</param>
    /// <param name="isCut">Whether the stream ends half way.</param>
    public (int Code, string Said) Deploy(string name, string? flaw = null, bool isCut = false)
    {
        using Scratch folder = new();
        Executable(folder.File("armctl"), Armctl);
        File.WriteAllText(folder.File("release"), name);
        if (flaw is not null)
        {
            File.WriteAllText(folder.File(flaw), "");
        }

        using MemoryStream packed = new();
        ReleaseFolder.Of(folder.Path).Pack(packed);
        byte[] bytes = packed.ToArray();
        List<string> said = [];
        string[] environment = ["/usr/bin/env", $"ROOT={root.Path}", "HEALTH_WAIT_S=2", $"PATH={tools.Path}:/usr/sbin:/usr/bin:/sbin:/bin"];
        int code = ChildProcess.Run(
            [.. environment, "sh", "-c", EmbeddedText.Of("deploy.sh"), "armctl-deploy", name, "1", "--hw", "sim"],
            said.Add,
            said.Add,
            input => input.Write(bytes.AsSpan(0, isCut ? bytes.Length / 2 : bytes.Length)));
        return (code, string.Join('\n', said));
    }

    /// <summary>Holds the lock of a deployment.</summary>
    public Process Hold()
    {
        Directory.CreateDirectory(root.File("opt/armctl"));
        string[] words = [root.File("opt/armctl/.lock"), "sh", "-c", "echo held; read wait"];
        Process process = Process.Start(new ProcessStartInfo("flock", words) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadLine();
        return process;
    }

    public void Dispose()
    {
        root.Dispose();
        tools.Dispose();
    }

    public static void Executable(string path, string text)
    {
        File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string? Link(string name) => new FileInfo(root.File($"opt/armctl/{name}")).LinkTarget is { } target ? Path.GetFileName(target) : null;
}
