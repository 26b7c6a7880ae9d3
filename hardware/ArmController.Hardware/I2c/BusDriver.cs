using System.Globalization;
using System.Runtime.Versioning;
using ArmController.Hardware.Linux;

namespace ArmController.Hardware.I2c;

/// <summary>
/// Who drives a bus, as far as it can be told: the holder of a device's lock, or the one whom a socket's owner names. A program that drives
/// a device without asking for its lock is not seen here.
/// </summary>
[SupportedOSPlatform("linux")]
public static class BusDriver
{
    internal const string Remedy = "stop it first, or name another bus";

    private const string Locks = "/proc/locks";

    /// <summary>Number of the process that drives a bus; 0 when it cannot be told.</summary>
    /// <param name="path">As for <see cref="I2cPath.Open"/>.</param>
    public static int Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.StartsWith(I2cPath.SocketPrefix, StringComparison.Ordinal))
        {
            return OfDevice(path);
        }

        try
        {
            using SocketI2cDevice device = new(path[I2cPath.SocketPrefix.Length..], 0);
            return device.DriverProcess;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Says it in a sentence's beginning, with the process's name where it has one.</summary>
    /// <param name="process">Its number; 0 or less when it could not be told.</param>
    public static string Sentence(int process)
    {
        string name = process > 0 ? NameOf(process) : "";
        return process <= 0 ? "another process drives this bus"
            : name.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"another process drives this bus ({name}, process {process})")
            : string.Create(CultureInfo.InvariantCulture, $"another process drives this bus (process {process})");
    }

    /// <summary>Number of the process that holds a device's lock; 0 when it cannot be told.</summary>
    internal static int OfDevice(string path)
    {
        try
        {
            // The device itself, not a link to it.
            string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            if (FileIdentity.Of(target) is not { } device)
            {
                return 0;
            }

            // "1: FLOCK  ADVISORY  WRITE 1234 00:06:131 0 EOF": process, then device and number of the file.
            string wanted = string.Create(CultureInfo.InvariantCulture, $"{device.Major:x2}:{device.Minor:x2}:{device.Number}");
            foreach (string line in File.ReadLines(Locks))
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 5 && words[1] == "FLOCK" && words[5] == wanted
                    && int.TryParse(words[4], CultureInfo.InvariantCulture, out int process))
                {
                    return Math.Max(process, 0);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It cannot be told.
        }

        return 0;
    }

    private static string NameOf(int process)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/comm")).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
