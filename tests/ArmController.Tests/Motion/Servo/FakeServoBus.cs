using ArmController.Motion.Servo;

namespace ArmController.Tests.Motion.Servo;

/// <summary>A bus that keeps what it is given and answers what it is told to.</summary>
internal sealed class FakeServoBus : IServoBus
{
    private readonly Queue<BusStatus> writeAnswers = new();

    public int MeasuredLanes { get; init; }

    public BusStatus OpenAnswer { get; set; } = BusStatus.Ok;

    public BusStatus LookAnswer { get; set; } = BusStatus.Ok;

    /// <summary>What its servos say, look after look.</summary>
    public ServoAnswers Answers { get; set; }

    public BusStatus ReleaseAnswer { get; set; } = BusStatus.Ok;

    public ServoCounts Outputs { get; private set; }

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

    public BusStatus Write(in ServoCounts counts)
    {
        Writes++;
        BusStatus answer = writeAnswers.TryDequeue(out BusStatus queued) ? queued : BusStatus.Ok;
        if (answer == BusStatus.Ok)
        {
            Outputs = counts;
        }

        return answer;
    }

    public BusStatus Look(out ServoAnswers answers)
    {
        answers = Answers;
        return LookAnswer;
    }

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
