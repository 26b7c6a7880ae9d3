using ArmController.Recording;
using ArmController.Motion.Supervision;
using ArmController.Service.Sockets;
using ArmController.Service.Words;

namespace ArmController.Service;

/// <summary>
/// Answers those who may drive, a <see cref="ControlWord"/> a line. Every answer is "ok" or "refused", with cause and remedy. What it lets pass
/// still has to pass modes and envelope.
/// </summary>
internal sealed class ControlDesk(ServiceLoop loop, IControlled controlled, Action<string> log) : ILineDesk
{
    // What a person has seen may be ten seconds old when the arm is switched on.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // A word that was said before a stop may be read after it, out of another client's buffer: nobody who saw the stop is so quick.
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(0.5);

    private readonly TextBuffer text = new(1_024);
    private readonly WordLog words = new(log);
    private TimeSpan now;
    private TimeSpan stoppedAt = TimeSpan.MinValue;
    private bool hasWritten;

    /// <inheritdoc/>
    public void Begin(TimeSpan now)
    {
        this.now = now;
        hasWritten = false;
        words.Begin(now);
    }

    /// <inheritdoc/>
    public bool IsUrgent(ReadOnlySpan<byte> line) => ControlWord.Grammar.TryParse(line, out ControlWord word) && IsUrgent(word);

    /// <inheritdoc/>
    public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
    {
        follow = false;
        bool known = ControlWord.Grammar.TryParse(line, out ControlWord word);
        loop.Board.Read(out LiveState live);
        answer = !known ? ControlWord.Grammar.Refuse(line, "E-CTL-01"u8, text)
            : IsBold(word) ? Bold(word, live)
            : Do(word, live);
        stoppedAt = IsUrgent(word) ? now : stoppedAt;

        // Last: a journal that nobody empties holds up who writes to it, and no word may wait for that.
        words.Add(user, line, IsUrgent(word));
    }

    private static bool IsBold(ControlWord word) => word.Verb is ControlVerb.Arm or ControlVerb.LearnStart or ControlVerb.LearnResume;

    // These may write to a disk, and one that is slow must not keep a stop waiting for long: one of them a round.
    private ReadOnlySpan<byte> Bold(ControlWord word, scoped in LiveState live)
    {
        if (stoppedAt > TimeSpan.MinValue && now - stoppedAt < AfterStop)
        {
            return Refuse("E-CTL-05 a stop came just before; look at the arm, then say it again"u8);
        }

        if (hasWritten)
        {
            return Refuse("E-CTL-06 another such word is being carried out; say it again"u8);
        }

        hasWritten = true;
        return Do(word, live);
    }

    private static bool IsUrgent(ControlWord word) => word.Verb is ControlVerb.Stop or ControlVerb.Off;

    private ReadOnlySpan<byte> Do(ControlWord word, scoped in LiveState live) => word.Verb switch
    {
        ControlVerb.Arm => Arm(word.IsPoseConfirmed, live),
        ControlVerb.Disarm => Say(OperatorWord.Park, live),
        ControlVerb.Stop or ControlVerb.LearnPause => Say(OperatorWord.Stop, live),
        ControlVerb.Off => Say(OperatorWord.LetGo, live),
        ControlVerb.Reset => Say(OperatorWord.Reset, live),
        ControlVerb.LearnStart => Begin(live),
        ControlVerb.LearnResume => Resume(live),
        _ => Refuse("E-CTL-01 nothing was said; see armctl --help"u8),
    };

    private ReadOnlySpan<byte> Arm(bool confirmed, scoped in LiveState live)
    {
        if (live.Mode is Mode.Arming or Mode.Holding or Mode.Following)
        {
            return "ok the arm is switched on already\n"u8;
        }

        if (live.Mode != Mode.Disarmed)
        {
            return Refuse("E-ARM-01 the arm is not disarmed; see armctl status, and reset what has latched"u8);
        }

        ArmingBlockers left = live.Blockers & ~(ArmingBlockers.ArmSwitch | (confirmed ? ArmSwitch.ClearedByLooking : ArmingBlockers.None));
        if (left != ArmingBlockers.None)
        {
            text.Clear().Text("refused E-ARM-02 arming is blocked by "u8);
            EnumNames<ArmingBlockers>.WriteFlags(text, left);
            return text.Text((left & ~ArmSwitch.ClearedByLooking) == 0
                ? "; look whether the arm rests in its park pose, then: armctl arm --pose-confirmed\n"u8
                : (left & ArmingBlockers.BusMissing) != 0 ? "; see to the bus, then open it anew: armctl reset\n"u8
                : "; see to each, or wait where it passes by itself\n"u8).Written;
        }

        if (!controlled.MayPress(out string refused))
        {
            return text.Clear().Text("refused E-ARM-03 "u8).Text(refused).Text("; give the disk room, the place of the arm must be kept\n"u8).Written;
        }

        // Asked last: the disk may have taken its time.
        if (confirmed && controlled.SinceReadBefore > LongestWait)
        {
            return Refuse(
                "E-ARM-06 the service was held up for seconds, and the arm may have moved since it was looked at; "u8
                + "look again, then: armctl arm --pose-confirmed"u8);
        }

        loop.Switch.Press(controlled.Press(), confirmed);
        return "ok switching on, joint by joint\n"u8;
    }

    private ReadOnlySpan<byte> Begin(scoped in LiveState live)
    {
        if (live.Mode == Mode.Following)
        {
            return Refuse("E-CTL-02 the arm follows a learner; say first: armctl learn pause"u8);
        }

        if (!controlled.BeginLearning(out string refused))
        {
            return text.Clear().Text("refused E-RUN-01 "u8).Text(refused).Text("\n"u8).Written;
        }

        if (live.Mode == Mode.Holding)
        {
            loop.Mailbox.Post(OperatorWord.Enable);
            return text.Clear().Text("ok learning in "u8).Text(controlled.RunPath).Text("\n"u8).Written;
        }

        return text.Clear().Text("ok begun in "u8).Text(controlled.RunPath)
            .Text("; it goes on with: armctl arm, then armctl learn resume\n"u8).Written;
    }

    private ReadOnlySpan<byte> Resume(scoped in LiveState live)
    {
        if (!controlled.HasRun)
        {
            return Refuse("E-CTL-03 nothing was begun; say: armctl learn start reach"u8);
        }

        if (live.Mode == Mode.Following)
        {
            return "ok it is learning\n"u8;
        }

        if (live.Mode != Mode.Holding)
        {
            return Refuse("E-CTL-04 the arm is not switched on; say first: armctl arm"u8);
        }

        if (!controlled.KeepsLearning(out string refused))
        {
            return text.Clear().Text("refused E-RUN-01 "u8).Text(refused).Text("; learning is off until the disk takes what is learned\n"u8).Written;
        }

        loop.Mailbox.Post(OperatorWord.Enable);
        return "ok learning goes on\n"u8;
    }

    private ReadOnlySpan<byte> Say(OperatorWord word, scoped in LiveState live)
    {
        loop.Mailbox.Post(word);
        return word == OperatorWord.Reset && live.Mode is not (Mode.Faulted or Mode.EStop) && (live.Blockers & ArmingBlockers.BusMissing) == 0
            ? "ok there is nothing to reset\n"u8
            : "ok\n"u8;
    }

    private ReadOnlySpan<byte> Refuse(ReadOnlySpan<byte> why) => text.Clear().Text("refused "u8).Text(why).Text("\n"u8).Written;
}
