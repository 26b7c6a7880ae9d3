using ArmController.Motion.Servo;

namespace ArmController.Benchmarks.Rigs;

/// <summary>A bus on which nothing hangs: what is left is the cost of the envelope.</summary>
internal sealed class NoBus : IServoBus
{
    public int MeasuredLanes => 0;

    public BusStatus Open() => BusStatus.Ok;

    public BusStatus Write(in ServoCounts counts) => BusStatus.Ok;

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
