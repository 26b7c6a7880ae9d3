namespace ArmController.Hardware.Buses;

/// <summary>How pulses are timed.</summary>
/// <param name="FrequencyHertz">Pulses a second, as wanted.</param>
/// <param name="OscillatorHertz">The chip's own oscillator as measured.</param>
public readonly record struct PulseFrame(double FrequencyHertz, double OscillatorHertz);
