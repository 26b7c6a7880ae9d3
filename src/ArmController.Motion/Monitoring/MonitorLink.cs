using System.Collections.Immutable;

namespace ArmController.Motion.Monitoring;

/// <summary>One joint and the straight pieces it carries, as a URDF would say it.</summary>
/// <param name="Lane">Lane whose count turns it.</param>
/// <param name="Parent">Place in the list of the link that carries it, before its own; -1 for the base.</param>
/// <param name="Frame">
/// The joint's frame in the frame of the link that carries it, at angle zero: 16 numbers of a 4x4 matrix, row by row, metres.
/// </param>
/// <param name="AxisX">Unit axis of rotation in that frame, x.</param>
/// <param name="AxisY">Unit axis, y.</param>
/// <param name="AxisZ">Unit axis, z.</param>
/// <param name="Segments">What it carries.</param>
public sealed record MonitorLink(
    int Lane,
    int Parent,
    ImmutableArray<double> Frame,
    double AxisX,
    double AxisY,
    double AxisZ,
    ImmutableArray<MonitorSegment> Segments);
