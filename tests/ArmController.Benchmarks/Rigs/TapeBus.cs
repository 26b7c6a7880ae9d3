using ArmController.Motion.Servo;

namespace ArmController.Benchmarks.Rigs;

/// <summary>A bus that keeps every frame it is given, up to a number.</summary>
internal sealed class TapeBus(int frames) : IServoBus
{
    private int written;

    public PulseCounts[] Frames { get; } = new PulseCounts[frames];

    public double MicrosecondsPerCount => 4.88;

    public BusStatus Open() => BusStatus.Ok;

    public BusStatus Write(in PulseCounts counts)
    {
        Frames[written++] = counts;
        return BusStatus.Ok;
    }

    public BusStatus Verify() => BusStatus.Ok;

    public BusStatus Release() => BusStatus.Ok;

    public void Dispose()
    {
    }
}
