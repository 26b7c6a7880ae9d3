namespace ArmController.Configuration;

/// <summary>Reads small files and turns what can go wrong into a fault.</summary>
internal static class FileText
{
    private const long MostBytes = 4 << 20;

    /// <summary>All bytes of a file; null with a fault when it cannot be read.</summary>
    public static byte[]? Read(string path, List<ConfigurationFault> faults)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length <= MostBytes)
            {
                byte[] bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes;
            }

            faults.Add(new(ConfigurationFault.Unreadable, path, 0, 0, "the file is larger than 4 MiB", "check that it is the right one"));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(new(ConfigurationFault.Unreadable, path, 0, 0, "there is no such file", "check the path"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            faults.Add(new(ConfigurationFault.Unreadable, path, 0, 0, "the file cannot be read", "check its type and its permissions"));
        }

        return null;
    }
}
