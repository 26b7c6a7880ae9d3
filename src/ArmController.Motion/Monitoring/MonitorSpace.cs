using System.Collections.Immutable;

namespace ArmController.Motion.Monitoring;

/// <summary>The arm's links and what they must keep clear of, in the base frame.</summary>
/// <param name="Links">Lanes 0, 1, ... from base to tip; at most as many as the arm has joints.</param>
/// <param name="TableMetres">Height of the table's surface, z.</param>
/// <param name="Workspace">The box nothing may leave.</param>
/// <param name="KeepOut">Boxes nothing may enter.</param>
public sealed record MonitorSpace(
    ImmutableArray<MonitorLink> Links, double TableMetres, MonitorBox Workspace, ImmutableArray<MonitorBox> KeepOut);
