using System.Text.Json;
using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;

namespace ArmController.Training.Journal;

/// <summary>
/// What a run used of the arm's limits. The loop adds to it, and whoever keeps the run may read meanwhile: each number is whole, and of some moment
/// during the reading.
/// </summary>
public sealed class RunUse
{
    private readonly long[] trims = new long[16];
    private ServoArm? arm;
    private long reversalsSeen;

    /// <summary>The extremes of what was emitted.</summary>
    public LimitUse Limits { get; } = new();

    /// <summary>Times any joint turned round.</summary>
    public long Reversals { get; private set; }

    /// <summary>Joint-ticks held back, by reason, every reason named.</summary>
    public (string Reason, long JointTicks)[] Trims =>
    [
        .. Enum.GetValues<Trims>().Where(reason => reason != Motion.Safety.Trims.None)
            .Select(reason => (JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()), Trimmed(reason))),
    ];

    /// <summary>Joint-ticks in which a reason held a joint back.</summary>
    public long Trimmed(Trims reason) => trims[int.TrailingZeroCount((int)reason)];

    /// <summary>Goes on from where an arm's envelope stands, at rest or in motion.</summary>
    public void Start(ServoArm at)
    {
        arm = at;
        reversalsSeen = at.Envelope.Reversals;
        Limits.Start(at.Envelope.Position, at.Envelope.LastStep, at.Envelope.LastChange);
    }

    /// <summary>One tick of that arm.</summary>
    public void See(in TickRecord record)
    {
        if (record.Admitted.Trims.Any)
        {
            Count(record.Admitted.Trims);
        }

        if (record.Admitted.Kind == CommandKind.Move && record.Sent == BusStatus.Ok)
        {
            Limits.See(record.Admitted.Position);
        }

        if (arm is not null)
        {
            long reversals = arm.Envelope.Reversals;
            Reversals += reversals - reversalsSeen;
            reversalsSeen = reversals;
        }
    }

    private void Count(in TrimSet set)
    {
        for (int lane = 0; lane < TrimSet.Capacity; lane++)
        {
            for (int bits = (int)set[lane]; bits != 0; bits &= bits - 1)
            {
                trims[int.TrailingZeroCount(bits)]++;
            }
        }
    }
}
