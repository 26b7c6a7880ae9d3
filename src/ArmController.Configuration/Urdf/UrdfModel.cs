using System.Collections.Immutable;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>A robot as its URDF tells it.</summary>
/// <param name="File">The file.</param>
/// <param name="Links">Names of the links, in the file's order, with their lines.</param>
/// <param name="Joints">Joints in the file's order.</param>
public sealed record UrdfModel(string File, ImmutableArray<UrdfLink> Links, ImmutableArray<UrdfJoint> Joints);

/// <summary>A rigid body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shapes">What it collides with.</param>
/// <param name="Line">Its line.</param>
public readonly record struct UrdfLink(string Name, ImmutableArray<UrdfShape> Shapes, int Line);

/// <summary>What connects two links.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Moves">False for a fixed joint.</param>
/// <param name="Parent">Link nearer to the base.</param>
/// <param name="Child">Link nearer to the tip.</param>
/// <param name="Origin">Its place in the parent, metres.</param>
/// <param name="Rotation">Its orientation in the parent.</param>
/// <param name="Axis">Unit axis in its own frame.</param>
/// <param name="Limits">What the mechanics allow; null where the file says nothing. A continuous joint has infinite ends.</param>
/// <param name="Line">Its line.</param>
public sealed record UrdfJoint(
    string Name,
    bool Moves,
    string Parent,
    string Child,
    Vector3d Origin,
    Matrix3d Rotation,
    Vector3d Axis,
    UrdfLimits? Limits,
    int Line);

/// <summary>What a joint's mechanics allow.</summary>
/// <param name="LowerRadians">Lowest angle.</param>
/// <param name="UpperRadians">Highest angle.</param>
/// <param name="RadiansPerSecond">Highest speed.</param>
/// <param name="Line">Line of the limit.</param>
public sealed record UrdfLimits(double LowerRadians, double UpperRadians, double RadiansPerSecond, int Line);
