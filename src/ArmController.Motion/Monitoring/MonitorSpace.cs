using System.Collections.Immutable;

namespace ArmController.Motion.Monitoring;

/// <summary>The arm's links and what they must keep clear of, in the base frame.</summary>
/// <param name="Links">From base to tips: every link after the one that carries it.</param>
/// <param name="MarginMetres">How far the exact positions, which the counts only round, are promised to stay clear.</param>
/// <param name="TableMetres">Height of the table's surface, z; negative infinity when there is none.</param>
/// <param name="Workspace">The box nothing may leave; infinite when there is none.</param>
/// <param name="KeepOut">Boxes nothing may enter.</param>
public sealed record MonitorSpace(
    ImmutableArray<MonitorLink> Links, double MarginMetres, double TableMetres, MonitorBox Workspace, ImmutableArray<MonitorBox> KeepOut);
