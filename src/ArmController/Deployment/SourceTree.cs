using System.Runtime.InteropServices;

namespace ArmController.Deployment;

/// <summary>The source tree, and how a program for a host is published from it.</summary>
/// <param name="root">Its folder.</param>
internal sealed class SourceTree(string root)
{
    /// <summary>Its folder.</summary>
    public string Root { get; } = root;

    /// <summary>What this machine runs, where it runs Linux.</summary>
    public static string OwnRid { get; } = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>The tree round the working directory or round this program; null when there is none.</summary>
    public static SourceTree? Find() => Find(Directory.GetCurrentDirectory()) ?? Find(AppContext.BaseDirectory);

    /// <summary>The tree round a folder.</summary>
    public static SourceTree? Find(string from)
    {
        for (DirectoryInfo? at = new(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ArmController.sln")))
            {
                return new(at.FullName);
            }
        }

        return null;
    }

    /// <summary>Programs that native code for a host needs here and that are not on the path.</summary>
    /// <param name="rid">linux-arm64 or linux-x64.</param>
    public static IReadOnlyList<string> MissingTools(string rid)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] needed = IsOwn(rid) ? ["clang"] : ["clang", "ld.lld", $"{Gnu(rid)}-gcc", $"{Gnu(rid)}-objcopy"];
        return !OperatingSystem.IsLinux() ? ["linux"] : [.. needed.Where(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool))))];
    }

    /// <summary>The words of the publish.</summary>
    /// <param name="rid">linux-arm64 or linux-x64.</param>
    /// <param name="isNative">Native code, or a JIT and the whole runtime in one file.</param>
    /// <param name="to">The folder to publish to.</param>
    public string[] PublishWords(string rid, bool isNative, string to)
    {
        // Built aside: the tree's own build stays for this machine.
        string aside = Path.Combine(Root, "artifacts", "deploy");
        string[] how = !isNative ? ["--self-contained", "-p:PublishSingleFile=true"]
            : IsOwn(rid) ? ["-p:PublishAot=true"]
            : ["-p:PublishAot=true", "-p:StripSymbols=true", $"-p:ObjCopyName={Gnu(rid)}-objcopy"];
        return
        [
            "dotnet", "publish", Path.Combine(Root, "src", "ArmController"), "-c", "Release", "-r", rid, .. how, "--artifacts-path", aside, "-o", to,
            "--nologo", "-v", "quiet",
        ];
    }

    private static bool IsOwn(string rid) => rid == OwnRid;

    private static string Gnu(string rid) => rid == "linux-arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
}
