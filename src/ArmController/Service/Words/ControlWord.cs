using ArmController.Configuration.Tasks;

namespace ArmController.Service.Words;

/// <summary>One thing that may be said on ctl.sock; both ends read and write it by <see cref="Grammar"/>.</summary>
/// <param name="Verb">What is asked for.</param>
/// <param name="IsPoseConfirmed">Who says it has looked: the arm rests in its park pose. Of <see cref="ControlVerb.Arm"/> only.</param>
/// <param name="Task">What to learn. Of <see cref="ControlVerb.LearnStart"/> only.</param>
internal readonly record struct ControlWord(ControlVerb Verb, bool IsPoseConfirmed = false, string? Task = null)
{
    /// <summary>Every control line there is.</summary>
    public static LineGrammar<ControlWord> Grammar { get; } = new(
    [
        ("arm", new(ControlVerb.Arm)),
        ("arm pose-confirmed", new(ControlVerb.Arm, IsPoseConfirmed: true)),
        ("disarm", new(ControlVerb.Disarm)),
        ("stop", new(ControlVerb.Stop)),
        ("off", new(ControlVerb.Off)),
        ("reset", new(ControlVerb.Reset)),
        .. TaskCatalogue.Shipped.Names.Select(task => ($"learn start {task}", new ControlWord(ControlVerb.LearnStart, Task: task))),
        ("learn pause", new(ControlVerb.LearnPause)),
        ("learn resume", new(ControlVerb.LearnResume)),
        ("learn recall", new(ControlVerb.LearnRecall)),
    ]);
}
