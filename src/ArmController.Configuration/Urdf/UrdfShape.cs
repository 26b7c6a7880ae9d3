using ArmController.Motion.Safety.Clearance;

namespace ArmController.Configuration.Urdf;

/// <summary>One collision shape of a link.</summary>
/// <param name="Kind">What the file calls it: cylinder, sphere, box, capsule or mesh.</param>
/// <param name="Capsule">A capsule around it in the link's frame, metres; null for a mesh, which is not read.</param>
/// <param name="Line">Its line.</param>
public readonly record struct UrdfShape(string Kind, Capsule? Capsule, int Line);
