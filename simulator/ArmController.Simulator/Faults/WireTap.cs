namespace ArmController.Simulator.Faults;

/// <summary>Hears every write on a wire, whatever becomes of it.</summary>
/// <param name="bytes">Register address first.</param>
public delegate void WireTap(ReadOnlySpan<byte> bytes);
