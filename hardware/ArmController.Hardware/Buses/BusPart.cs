using System.Collections.Immutable;
using ArmController.Motion.Servo;

namespace ArmController.Hardware.Buses;

/// <summary>One bus of a <see cref="BusGroup"/> and the lanes that are its own.</summary>
/// <param name="Bus">The bus; from now on the group's to dispose.</param>
/// <param name="Lanes">Its lanes with the counts it admits.</param>
public sealed record BusPart(IServoBus Bus, ImmutableArray<LaneRange> Lanes);
