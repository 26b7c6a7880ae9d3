using System.Diagnostics;
using Xunit;

namespace ArmController.Tests.Program.Checkpoints;

/// <summary>
/// A small memory disk in a mount namespace of its own, reached through the process that holds it; needs no right that an ordinary user
/// lacks, but a container may forbid it.
/// </summary>
internal sealed class TinyDisk : IDisposable
{
    private readonly Process holder;
    private readonly Scratch mountPoint;

    private TinyDisk(Process holder, Scratch mountPoint)
    {
        this.holder = holder;
        this.mountPoint = mountPoint;
        Path = $"/proc/{holder.Id}/root{mountPoint.Path}";
    }

    public string Path { get; }

    /// <summary>Takes all the room there is.</summary>
    public void Fill()
    {
        using FileStream filler = new(System.IO.Path.Combine(Path, "filler"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[4_096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Null where the system has no namespaces for us; the caller then skips.</summary>
    public static TinyDisk? TryMount(int kilobytes = 64)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var mountPoint = new Scratch();
        var start = new ProcessStartInfo("unshare")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // "read" holds the disk until our end of the pipe closes; a line on it makes the disk read-only.
        string script = $"mount -t tmpfs -o size={kilobytes}k none '{mountPoint.Path}' && echo ready && "
            + $"while read word; do mount -o remount,ro '{mountPoint.Path}' && echo done; done";
        foreach (string argument in new[] { "--user", "--map-root-user", "--mount", "sh", "-c", script })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            Process? holder = Process.Start(start);
            if (holder?.StandardOutput.ReadLine() == "ready")
            {
                var disk = new TinyDisk(holder, mountPoint);
                if (Directory.Exists(disk.Path))
                {
                    return disk;
                }
            }

            holder?.StandardInput.Close();
            holder?.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No unshare here.
        }

        mountPoint.Dispose();
        return null;
    }

    public void MakeReadOnly()
    {
        holder.StandardInput.WriteLine("ro");
        Assert.Equal("done", holder.StandardOutput.ReadLine());
    }

    public void Dispose()
    {
        holder.StandardInput.Close();
        holder.WaitForExit();
        holder.Dispose();
        mountPoint.Dispose();
    }
}
