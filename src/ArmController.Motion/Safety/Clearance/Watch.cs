namespace ArmController.Motion.Safety.Clearance;

/// <summary>One distance that is watched: from a capsule to one thing.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Capsule">The capsule.</param>
/// <param name="Other">Number of the keep-out box or of the other capsule.</param>
/// <param name="RadiusMetres">Radius of the capsule, and of the other one too: what lies between the lines and the surfaces.</param>
internal readonly record struct Watch(WatchKind Kind, int Capsule, int Other, double RadiusMetres);
