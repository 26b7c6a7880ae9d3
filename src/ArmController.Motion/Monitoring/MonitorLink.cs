using System.Collections.Immutable;

namespace ArmController.Motion.Monitoring;

/// <summary>One joint and the straight link it carries, as a URDF would say it.</summary>
/// <param name="Frame">The joint's frame in the frame of the joint before, at angle zero: 16 numbers of a 4x4 matrix, row by row, metres.</param>
/// <param name="AxisX">Unit axis of rotation in that frame, x.</param>
/// <param name="AxisY">Unit axis, y.</param>
/// <param name="AxisZ">Unit axis, z.</param>
/// <param name="EndX">Far end of the link in the turned frame, metres, x.</param>
/// <param name="EndY">Far end, y.</param>
/// <param name="EndZ">Far end, z.</param>
/// <param name="RadiusMetres">Radius of the ball that is kept clear around each point.</param>
/// <param name="Points">Points looked at, evenly from the joint (left out) to the far end; 0 looks at none.</param>
public sealed record MonitorLink(
    ImmutableArray<double> Frame,
    double AxisX,
    double AxisY,
    double AxisZ,
    double EndX,
    double EndY,
    double EndZ,
    double RadiusMetres,
    int Points);
