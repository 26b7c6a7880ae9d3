using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Training.Journal;

namespace ArmController.Service;

/// <summary>Has every emission of a service judged by the independent audit, from each switching on anew, and counts what the envelope did.</summary>
internal sealed class ServiceRecorder : IRecorder
{
    private ServoArm? arm;
    private RunUse? use;
    private RunUse? seen;
    private bool moving;
    private TickRecord last;

    /// <summary>Counts since the process began.</summary>
    public RunMeter Meter { get; } = new();

    /// <summary>Ticks in which the envelope changed what was asked for.</summary>
    public long Interventions { get; private set; }

    /// <summary>The newest tick.</summary>
    public ref readonly TickRecord Last => ref last;

    /// <summary>What the run at hand uses of the limits while its learner is followed; null without a run. Changed from any thread.</summary>
    public RunUse? Use
    {
        get => Volatile.Read(ref use);
        set => Volatile.Write(ref use, value);
    }

    /// <summary>Begins to look at an arm.</summary>
    public void Watch(ServoArm watched)
    {
        arm = watched;
        Meter.Watch(watched);
    }

    /// <inheritdoc/>
    public void Append(in TickRecord record)
    {
        last = record;
        bool moves = record.Admitted.Kind == CommandKind.Move;
        if (moves && !moving && arm is not null)
        {
            // Switched on a moment ago: what is sent now is where the audit begins.
            Meter.Watch(arm);
        }

        moving = moves;
        Interventions += record.Admitted.Trims.Any ? 1 : 0;
        Meter.Append(record);
        CountUse(record);
    }

    // Homing, holding and parking are nobody's learning. Differences go on from the first tick that is followed, which tells where the arm is.
    private void CountUse(in TickRecord record)
    {
        RunUse? now = record.Mode == Mode.Following && moving ? Use : null;
        if (now is not null && now == seen)
        {
            now.See(record);
        }
        else if (now is not null && arm is not null)
        {
            now.Start(arm);
        }

        seen = now;
    }
}
