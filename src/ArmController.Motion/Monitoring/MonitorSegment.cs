namespace ArmController.Motion.Monitoring;

/// <summary>
/// One straight piece of a link with a ball kept clear around every point of it, in the frame that turns with the link's joint; metres.
/// </summary>
/// <param name="AX">One end, x.</param>
/// <param name="AY">One end, y.</param>
/// <param name="AZ">One end, z.</param>
/// <param name="BX">Other end, x.</param>
/// <param name="BY">Other end, y.</param>
/// <param name="BZ">Other end, z.</param>
/// <param name="RadiusMetres">Radius of the ball.</param>
/// <param name="Points">Points looked at, evenly from one end to the other, both among them; 1 looks at the first end only.</param>
public readonly record struct MonitorSegment(
    double AX, double AY, double AZ, double BX, double BY, double BZ, double RadiusMetres, int Points);
