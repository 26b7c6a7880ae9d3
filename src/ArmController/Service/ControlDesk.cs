using ArmController.Configuration.Tasks;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Service.Sockets;
using ArmController.Service.Words;

namespace ArmController.Service;

/// <summary>
/// Answers those who may drive, a <see cref="ControlWord"/> a line. Every answer is "ok" or "refused", as <see cref="AnswerGrammar"/> has it.
/// What it lets pass still has to pass modes and envelope.
/// </summary>
internal sealed class ControlDesk(ServiceLoop loop, IControlled controlled, Action<string> log) : ILineDesk
{
    // What a person has seen may be ten seconds old when the arm is switched on.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // A word that was said before a stop may be read after it, out of another client's buffer: nobody who saw the stop is so quick.
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(0.5);

    private static readonly byte[] ToBegin = System.Text.Encoding.ASCII.GetBytes($"say: armctl learn start {TaskCatalogue.Shipped.Eldest}");

    private readonly TextBuffer text = new(8_192);
    private readonly WordLog words = new(log);
    private TimeSpan now;
    private TimeSpan stoppedAt = TimeSpan.MinValue;
    private bool hasWritten;
    private long enabledTick = long.MinValue;

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

    private static bool IsBold(ControlWord word) =>
        word.Verb is ControlVerb.Arm or ControlVerb.LearnStart or ControlVerb.LearnResume or ControlVerb.LearnRecall;

    // These may write to a disk, and one that is slow must not keep a stop waiting for long: one of them a round.
    private ReadOnlySpan<byte> Bold(ControlWord word, scoped in LiveState live)
    {
        if (stoppedAt > TimeSpan.MinValue && now - stoppedAt < AfterStop)
        {
            return Refuse("E-CTL-05"u8, "a stop came just before"u8, "look at the arm, then say it again"u8);
        }

        // The loop reads a word in its next tick, and shows what came of it then: until that the arm may be about to follow.
        bool isAboutToFollow = live.Tick < enabledTick + 2 && word.Verb is ControlVerb.LearnStart or ControlVerb.LearnRecall;
        if (hasWritten || isAboutToFollow)
        {
            return Refuse("E-CTL-06"u8, "another such word is being carried out"u8, "say it again"u8);
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
        ControlVerb.LearnStart => Begin(word.Task!, live),
        ControlVerb.LearnResume => Resume(live),
        ControlVerb.LearnRecall => Recall(live),
        _ => Refuse("E-CTL-01"u8, "nothing was said"u8, "see armctl --help"u8),
    };

    private ReadOnlySpan<byte> Arm(bool confirmed, scoped in LiveState live)
    {
        if (live.Mode is Mode.Arming or Mode.Holding or Mode.Following)
        {
            return Agree("the arm is switched on already"u8);
        }

        if (live.Mode != Mode.Disarmed)
        {
            return Refuse("E-ARM-01"u8, "the arm is not disarmed"u8, "see armctl status, and reset what has latched"u8);
        }

        ArmingBlockers left = live.Blockers & ~(ArmingBlockers.ArmSwitch | (confirmed ? ArmSwitch.ClearedByLooking : ArmingBlockers.None));
        if (left != ArmingBlockers.None)
        {
            AnswerGrammar.BeginRefusal(text, "E-ARM-02"u8).Text("arming is blocked by "u8);
            EnumWord.Of(left).WriteFlags(text);
            return AnswerGrammar.EndWithRemedy(
                text,
                (left & ~ArmSwitch.ClearedByLooking) == 0 ? "look whether the arm rests in its park pose, then: armctl arm --pose-confirmed"u8
                : (left & ArmingBlockers.BusMissing) != 0 ? "see to the bus, then open it anew: armctl reset"u8
                : "see to each, or wait where it passes by itself"u8);
        }

        if (!controlled.MayPress(out string refused))
        {
            AnswerGrammar.BeginRefusal(text, "E-ARM-03"u8).Text(refused);
            return AnswerGrammar.EndWithRemedy(text, "give the disk room, the place of the arm must be kept"u8);
        }

        // Asked last: the disk may have taken its time.
        if (confirmed && controlled.SinceReadBefore > LongestWait)
        {
            return Refuse(
                "E-ARM-06"u8,
                "the service was held up for seconds, and the arm may have moved since it was looked at"u8,
                "look again, then: armctl arm --pose-confirmed"u8);
        }

        loop.Switch.Press(controlled.Press(), confirmed);
        return Agree("switching on, joint by joint"u8);
    }

    private ReadOnlySpan<byte> Begin(string task, scoped in LiveState live)
    {
        if (live.Mode == Mode.Following)
        {
            return Refuse("E-CTL-02"u8, "the arm follows a learner"u8, "say first: armctl learn pause"u8);
        }

        if (controlled.BeginLearning(task) is { } refused)
        {
            return AnswerGrammar.Refuse(text, refused);
        }

        if (live.Mode == Mode.Holding)
        {
            Enable();
            return AnswerGrammar.Agree(text, "learning in "u8, controlled.RunPath, ""u8);
        }

        return AnswerGrammar.Agree(text, "begun in "u8, controlled.RunPath, "; it goes on with: armctl arm, then armctl learn resume"u8);
    }

    private ReadOnlySpan<byte> Resume(scoped in LiveState live)
    {
        if (!controlled.HasRun)
        {
            return NothingBegun();
        }

        if (live.Mode == Mode.Following)
        {
            return Agree("it is learning"u8);
        }

        if (live.Mode != Mode.Holding)
        {
            return Refuse("E-CTL-04"u8, "the arm is not switched on"u8, "say first: armctl arm"u8);
        }

        if (controlled.KeepsLearning() is { } refused)
        {
            return AnswerGrammar.Refuse(text, refused);
        }

        Enable();
        return Agree("learning goes on"u8);
    }

    private void Enable()
    {
        loop.Mailbox.Post(OperatorWord.Enable);
        loop.Board.Read(out LiveState now);
        enabledTick = now.Tick;
    }

    private ReadOnlySpan<byte> Recall(scoped in LiveState live)
    {
        if (!controlled.HasRun)
        {
            return NothingBegun();
        }

        if (live.Mode != Mode.Holding && !live.Mode.IsOff)
        {
            return Refuse("E-CTL-07"u8, "the arm moves"u8, "wait until it rests, or say first: armctl learn pause"u8);
        }

        return controlled.RecallBest(live.Tick) is { } refused
            ? AnswerGrammar.Refuse(text, refused)
            : Agree("the best is back; it goes on with: armctl learn resume"u8);
    }

    private ReadOnlySpan<byte> Say(OperatorWord word, scoped in LiveState live)
    {
        loop.Mailbox.Post(word);
        return word == OperatorWord.Reset && live.Mode is not (Mode.Faulted or Mode.EStop) && (live.Blockers & ArmingBlockers.BusMissing) == 0
            ? Agree("there is nothing to reset"u8)
            : Agree(""u8);
    }

    private ReadOnlySpan<byte> NothingBegun() => Refuse("E-CTL-03"u8, "nothing was begun"u8, ToBegin);

    private ReadOnlySpan<byte> Agree(ReadOnlySpan<byte> what) => AnswerGrammar.Agree(text, what);

    private ReadOnlySpan<byte> Refuse(ReadOnlySpan<byte> code, ReadOnlySpan<byte> cause, ReadOnlySpan<byte> remedy)
    {
        AnswerGrammar.BeginRefusal(text, code).Text(cause);
        return AnswerGrammar.EndWithRemedy(text, remedy);
    }
}
