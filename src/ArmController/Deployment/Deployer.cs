using System.Collections.Concurrent;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Training.Runs;

namespace ArmController.Deployment;

/// <summary>Publishes, copies, switches and checks; the host goes back by itself when the new release is not healthy.</summary>
/// <param name="order">What is wanted.</param>
/// <param name="output">What was done.</param>
/// <param name="say">Progress.</param>
internal sealed class Deployer(DeployOrder order, TextWriter output, Action<string> say)
{
    private const string ArmInRelease = "arm";

    /// <summary>Does it all.</summary>
    /// <exception cref="TroubleException">It ended early.</exception>
    public void Deploy()
    {
        string? armFolder = ArmFolder();
        HostFacts host = Ask();
        string rid = order.Rid ?? host.RuntimeIdentifier
            ?? throw Early(
                "E-DEP-02",
                $"{order.Host.Name} is a '{host.Machine}', and armctl is made for 64-bit ARM and x64 only",
                "put a 64-bit system on it",
                ExitCode.Hardware);
        if (order.Rid is not null && host.RuntimeIdentifier is { } other && other != rid)
        {
            throw Early("E-DEP-02", $"{order.Host.Name} runs {other}, not {rid}", "leave --rid out", ExitCode.Usage);
        }

        string folder = order.Binary ?? Publish(rid);
        if (!ElfFile.IsFor(Path.Combine(folder, ReleaseFolder.Program), rid))
        {
            throw Early(
                "E-DEP-03",
                $"{folder} holds no armctl for {rid}",
                "publish it for the host, or leave --binary out inside a source tree",
                ExitCode.Usage);
        }

        ReleaseFolder release = ReleaseFolder.Of(folder, armFolder);
        string name = release.Name(VersionOf(folder));
        bool copies = !host.Releases.Contains(name);
        say(copies
            ? $"sending {name}: {release.Count} files, {release.Bytes / 1e6:0.0} MB before compression"
            : $"{order.Host.Name} has {name} already: nothing copied");
        string[] words = order.Host.Words($"ROOT=\n{EmbeddedText.Of("deploy.sh")}", ScriptWords(name, copies, armFolder), asRoot: !host.IsRoot);
        int code = ChildProcess.Run(words, line => output.WriteLine(line), say, copies ? release.Pack : null);
        if (code == SshHost.NotReached)
        {
            throw Early(
                "E-DEP-01",
                $"the line to {order.Host.Name} broke",
                "run the same words again: what is done already is not done twice",
                ExitCode.Hardware);
        }

        if (code != 0)
        {
            throw Early("E-DEP-05", $"{name} is not deployed on {order.Host.Name}", "the lines above say what the host did", ExitCode.Failed);
        }
    }

    /// <summary>Shows what would be done, as far as that is known without asking the host.</summary>
    public void Show()
    {
        string? armFolder = ArmFolder();
        string rid = order.Rid ?? "RID";
        if (order.Rid is null)
        {
            output.WriteLine("# RID is what the host answers to uname -m: linux-arm64 or linux-x64");
        }

        output.WriteLine($"# would ask:  {order.Host.Shown("probe.sh", [])}");
        string name = "VERSION-HASH";
        if (order.Binary is { } folder)
        {
            ReleaseFolder release = ReleaseFolder.Of(folder, armFolder);
            name = release.Name(VersionOf(folder));
            output.WriteLine($"# would take: {folder}, {release.Count} files, {release.Bytes} bytes, as {name}");
        }
        else
        {
            bool isNative = order.Rid is null || SourceTree.MissingTools(rid).Count == 0;
            output.WriteLine($"# would run:  {string.Join(' ', Tree().PublishWords(rid, isNative, Out(rid)))}");
        }

        output.WriteLine($"# would send: one gzipped tar | {order.Host.Shown("deploy.sh", ScriptWords(name, copies: true, armFolder))}");
        output.WriteLine("# deploy.sh, run on the host as root:");
        output.WriteLine(EmbeddedText.Of("deploy.sh"));
    }

    private static TroubleException Early(string code, string cause, string remedy, ExitCode exit) => new(new(code, null, cause, remedy), exit);

    private static SourceTree Tree() => SourceTree.Find()
        ?? throw Early(
            "E-DEP-03",
            "there is no source tree here to publish from",
            "go into one, or name a published folder with --binary DIR",
            ExitCode.Usage);

    private static string Out(string rid) => Path.Combine(Tree().Root, "artifacts", "deploy", "out", rid);

    // A program for this machine can be asked; one for another is of the version of whoever deploys it.
    private static string VersionOf(string folder)
    {
        string version = "";
        string program = Path.Combine(folder, ReleaseFolder.Program);
        int code = OperatingSystem.IsLinux() && ElfFile.IsFor(program, SourceTree.OwnRid)
            ? ChildProcess.Run([program, "--version"], line => version = line, _ => { })
            : 1;
        return code == 0 && version.Length > 0 && char.IsAsciiDigit(version[0]) ? version : ProgramVersion.Text;
    }

    private string[] ScriptWords(string name, bool copies, string? armFolder)
    {
        List<string> words = [name, copies ? "1" : "0"];
        if (order.Arm is not null)
        {
            words.AddRange(["--arm", armFolder is null ? order.Arm : $"{ServicePaths.Releases}/{name}/{ArmInRelease}"]);
        }

        if (order.Hardware != ServiceHardware.Unsaid)
        {
            words.AddRange(["--hw", order.Hardware == ServiceHardware.Real ? "real" : "sim"]);
        }

        return [.. words];
    }

    // A shipped arm travels beside the program; a folder of one's own is checked here, before anything moves there.
    private string? ArmFolder()
    {
        if (order.Arm is null || (!ShippedFiles.IsPath(order.Arm) && ArmCatalogue.Names.Contains(order.Arm)))
        {
            return null;
        }

        Checked<ArmConfiguration> read = ArmCatalogue.Load(order.Arm);
        return read.TryGet(out ArmConfiguration? arm)
            ? Path.GetFullPath(arm.Source.Folder)
            : throw Early(
                "E-DEP-04",
                $"the arm {order.Arm} has faults: {read.Faults[0]}",
                $"see armctl config check --arm {order.Arm}",
                ExitCode.Configuration);
    }

    private HostFacts Ask()
    {
        ConcurrentQueue<string> lines = [];
        int code = ChildProcess.Run(order.Host.Words(EmbeddedText.Of("probe.sh"), [], asRoot: false), lines.Enqueue, say);
        HostFacts host = HostFacts.Read(lines);
        if (code != 0 || host.Machine.Length == 0)
        {
            throw Early(
                "E-DEP-01",
                $"{order.Host.Name} could not be asked",
                $"see that this works: {order.Host.Shown("uname -m", [])}",
                ExitCode.Hardware);
        }

        if (host.Missing.Count > 0)
        {
            throw Early(
                "E-DEP-02", $"{order.Host.Name} has no {string.Join(", ", host.Missing)}", "install what is missing there", ExitCode.Hardware);
        }

        return host.MayBeRoot
            ? host
            : throw Early(
                "E-DEP-02",
                $"the user of {order.Host.Name} is neither root nor may use sudo without a password",
                "allow one of the two for the time of the deployment",
                ExitCode.Refused);
    }

    private string Publish(string rid)
    {
        SourceTree tree = Tree();
        string to = Out(rid);
        IReadOnlyList<string> missing = SourceTree.MissingTools(rid);
        if (missing.Count > 0)
        {
            say($"no native code without {string.Join(", ", missing)} (on Debian: "
                + "apt install clang lld gcc-aarch64-linux-gnu libc6-dev-arm64-cross zlib1g-dev): "
                + "publishing with the whole runtime inside, about 77 MB instead of 12");
        }

        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        say($"publishing for {rid}");
        int code = ChildProcess.Run(tree.PublishWords(rid, missing.Count == 0, to), say, say);
        return code == 0 ? to : throw Early("E-DEP-03", $"the publish for {rid} failed", "the lines above say why", ExitCode.Failed);
    }
}
