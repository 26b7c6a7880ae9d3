using ArmController.Configuration;

namespace ArmController.Deployment;

/// <summary>What makes a host run the service, and what takes it away again.</summary>
internal static class InstallPlan
{
    /// <summary>Steps that install or update; the same steps on a host that has everything change nothing.</summary>
    /// <param name="program">Folder of the program that is to run.</param>
    /// <param name="release">Name to give that folder among the releases; null when it is one of them already.</param>
    /// <param name="arm">Folder to copy the arm from; null when the host keeps its own.</param>
    /// <param name="unit">The unit's text.</param>
    /// <param name="start">How the service is brought up at the end: start, restart, or null for not at all.</param>
    public static List<HostStep> Install(string program, string? release, string? arm, string unit, string? start)
    {
        List<HostStep> steps =
        [
            new HostStep.Command("groupadd --system --force i2c"),
            new HostStep.Command("groupadd --system --force gpio"),
            new HostStep.Command($"groupadd --system --force {ServicePaths.Name}"),
            new HostStep.Command(
                $"id -u {ServicePaths.Name} >/dev/null 2>&1 || useradd --system --gid {ServicePaths.Name} --home-dir {ServicePaths.State} "
                    + $"--no-create-home --shell /usr/sbin/nologin {ServicePaths.Name}"),
            new HostStep.Command($"usermod --append --groups i2c,gpio {ServicePaths.Name}"),
        ];
        if (release is not null)
        {
            string home = $"{ServicePaths.Releases}/{release}";
            string incoming = $"{ServicePaths.Releases}/.incoming";
            steps.Add(new HostStep.Command(
                $"[ -d {home} ] || {{ rm -rf {incoming} && mkdir -p {incoming} && cp -R {Shell.Quote(program)}/. "
                    + $"{incoming}/ && mv -T {incoming} {home}; }}"));
            steps.Add(new HostStep.Command($"ln -sfn releases/{release} {ServicePaths.Base}/.current.new && mv -T {ServicePaths.Base}/.current.new "
                + $"{ServicePaths.Base}/current"));
        }

        if (arm is not null)
        {
            string files = string.Join(' ', new[] { ArmSource.UrdfName, ArmSource.JsonName }.Select(name => Shell.Quote(Path.Combine(arm, name))));
            steps.Add(new HostStep.Command($"install -d -m 755 {ServicePaths.Arm} && install -m 644 -t {ServicePaths.Arm} {files}"));
        }

        steps.Add(new HostStep.TextFile(ServicePaths.Rules, EmbeddedText.Of("60-armctl.rules")));
        steps.Add(new HostStep.Command(
            "if command -v udevadm >/dev/null; then udevadm control --reload; "
                + "udevadm trigger --subsystem-match=i2c-dev --subsystem-match=gpio; fi || true"));
        steps.Add(new HostStep.TextFile(ServicePaths.Unit, unit));
        steps.Add(new HostStep.Command("systemctl daemon-reload"));
        steps.Add(new HostStep.Command($"systemctl --quiet enable {ServicePaths.Name}"));
        if (start is not null)
        {
            steps.Add(new HostStep.Command($"systemctl {start} {ServicePaths.Name}"));
        }

        return steps;
    }

    /// <summary>Steps that take the service away.</summary>
    /// <param name="purge">Its state, its configuration, its releases and its user too.</param>
    public static List<HostStep> Uninstall(bool purge)
    {
        List<HostStep> steps =
        [
            new HostStep.Command($"[ ! -e {ServicePaths.Unit} ] || systemctl --quiet disable --now {ServicePaths.Name}"),
            new HostStep.Command($"rm -f {ServicePaths.Unit} {ServicePaths.Rules}"),
            new HostStep.Command("systemctl daemon-reload"),
            new HostStep.Command("if command -v udevadm >/dev/null; then udevadm control --reload; fi || true"),
        ];
        if (purge)
        {
            steps.Add(new HostStep.Command($"rm -rf {ServicePaths.State} {ServicePaths.Configuration} {ServicePaths.Base}"));
            steps.Add(new HostStep.Command($"! id -u {ServicePaths.Name} >/dev/null 2>&1 || userdel {ServicePaths.Name}"));
        }

        return steps;
    }
}
