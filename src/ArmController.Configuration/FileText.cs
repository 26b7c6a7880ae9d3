using ArmController.Configuration.Files;
using ArmController.Configuration.Troubles;

namespace ArmController.Configuration;

/// <summary>Reads small files and turns what can go wrong into a fault.</summary>
public static class FileText
{
    private const int MostBytes = 4 << 20;

    /// <summary>All bytes of a file; null with a fault when it cannot be read.</summary>
    public static byte[]? Read(string path, List<Trouble> faults)
    {
        try
        {
            return PlainFile.ReadAll(path, MostBytes);
        }
        catch (NotPlainFileException) when (PlainFile.IsTakenByOther(path))
        {
            faults.Add(NoFile(path));
        }
        catch (NotPlainFileException fault)
        {
            faults.Add(new(ConfigurationCode.Unreadable, path, fault.Message, "check that it is the right one"));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(WrongName.Find(path) ?? new(ConfigurationCode.Unreadable, path, "there is no such file", "check the path"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            string cause = $"the file cannot be read: {DiskWords.Of(fault)}";
            faults.Add(new(ConfigurationCode.Unreadable, path, cause, "check its type and its permissions"));
        }

        return null;
    }

    /// <summary>What is said of a name that is taken by a pipe, a device or a folder.</summary>
    public static Trouble NoFile(string path) =>
        new(ConfigurationCode.Unreadable, path, "this is no regular file but a pipe, a socket, a device or a folder", "put a file there");
}
