using ArmController.Motion.Servo;

namespace ArmController.Benchmarks.Rigs;

/// <summary>A bus that keeps every frame it is given, up to a number.</summary>
internal sealed class TapeBus(int frames) : IServoBus
{
    private int written;

    public ServoCounts[] Frames { get; } = new ServoCounts[frames];

    public int MeasuredLanes => 0;

    public BusStatus Open() => BusStatus.Ok;

    public BusStatus Write(in ServoCounts counts)
    {
        Frames[written++] = counts;
        return BusStatus.Ok;
    }

    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        return BusStatus.Ok;
    }

    public BusStatus Release() => BusStatus.Ok;

    public void Dispose()
    {
    }
}
