using ArmController.Motion.Servo;

namespace ArmController.Tests.Motion.Servo;

/// <summary>A bus that keeps what it is given and answers what it is told to.</summary>
internal sealed class FakeServoBus : IServoBus
{
    private readonly Queue<BusStatus> writeAnswers = new();

    public double MicrosecondsPerCount { get; init; } = 1;

    public BusStatus OpenAnswer { get; set; } = BusStatus.Ok;

    public BusStatus VerifyAnswer { get; set; } = BusStatus.Ok;

    public BusStatus ReleaseAnswer { get; set; } = BusStatus.Ok;

    public PulseCounts Outputs { get; private set; }

    public int Writes { get; private set; }

    public int Opens { get; private set; }

    public bool Disposed { get; private set; }

    public void AnswerWrites(params BusStatus[] answers)
    {
        foreach (BusStatus answer in answers)
        {
            writeAnswers.Enqueue(answer);
        }
    }

    public BusStatus Open()
    {
        Opens++;
        Outputs = default;
        return OpenAnswer;
    }

    public BusStatus Write(in PulseCounts counts)
    {
        Writes++;
        BusStatus answer = writeAnswers.TryDequeue(out BusStatus queued) ? queued : BusStatus.Ok;
        if (answer == BusStatus.Ok)
        {
            Outputs = counts;
        }

        return answer;
    }

    public BusStatus Verify() => VerifyAnswer;

    public BusStatus Release()
    {
        if (ReleaseAnswer == BusStatus.Ok)
        {
            Outputs = default;
        }

        return ReleaseAnswer;
    }

    public void Dispose() => Disposed = true;
}
