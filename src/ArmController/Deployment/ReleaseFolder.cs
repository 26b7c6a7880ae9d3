using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ArmController.Configuration.Files;

namespace ArmController.Deployment;

/// <summary>A published program as it travels: its files, a name made of its content, and one tar stream.</summary>
/// <param name="files">Path inside the release, with slashes, to the file; sorted by it.</param>
internal sealed class ReleaseFolder(SortedDictionary<string, string> files)
{
    /// <summary>The program's file.</summary>
    public const string Program = "armctl";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Number of files.</summary>
    public int Count => files.Count;

    /// <summary>Bytes of all files.</summary>
    public long Bytes => files.Values.Sum(file => new FileInfo(file).Length);

    /// <summary>Takes all of a folder but what only a debugger reads.</summary>
    /// <param name="folder">A published program.</param>
    /// <param name="arm">Folder of an arm that travels along as "arm"; null for none.</param>
    public static ReleaseFolder Of(string folder, string? arm = null)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is not (".pdb" or ".dbg"))
            {
                files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = file;
            }
        }

        foreach (string file in arm is null ? [] : Directory.EnumerateFiles(arm))
        {
            files[$"arm/{Path.GetFileName(file)}"] = file;
        }

        return new(files);
    }

    /// <summary>
    /// The name: a version for people, and eight digits of SHA-256 over all paths and bytes, which tell two builds of a version apart.
    /// </summary>
    /// <param name="version">As the program tells it; what follows a plus is left out.</param>
    public string Name(string version)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, string file) in files)
        {
            byte[] bytes = PlainFile.ReadAll(file, int.MaxValue);
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        string plain = string.Concat(
            version.Split('+')[0].Trim().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '-'));
        return $"{(plain.TrimStart('.', '-') is { Length: > 0 } named ? named : "0")}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..8]}";
    }

    /// <summary>Writes a gzipped tar in which only the program may be executed and nothing tells of the machine it came from.</summary>
    public void Pack(Stream to)
    {
        using GZipStream zip = new(to, CompressionLevel.Optimal, leaveOpen: true);
        using TarWriter tar = new(zip, TarEntryFormat.Ustar);
        foreach ((string path, string file) in files)
        {
            using FileStream bytes = new(PlainFile.OpenToRead(file), FileAccess.Read);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
            {
                DataStream = bytes,
                Mode = path == Program || path.EndsWith(".so", StringComparison.Ordinal) ? Executable : Readable,
                ModificationTime = DateTimeOffset.UnixEpoch,
            });
        }
    }
}
