namespace ArmController.Deployment;

/// <summary>What a person asked to be deployed.</summary>
/// <param name="Host">Where to.</param>
/// <param name="Arm">A shipped arm's name or a folder here; null for what the host has, else the default arm.</param>
/// <param name="Hardware">Twin or arm.</param>
/// <param name="Rid">linux-arm64 or linux-x64; null for what the host says it is.</param>
/// <param name="Binary">A published folder; null for the source tree.</param>
internal sealed record DeployOrder(SshHost Host, string? Arm, ServiceHardware Hardware, string? Rid, string? Binary);
