using System.CommandLine;
using ArmController.Configuration.Troubles;

namespace ArmController.Verbs;

/// <summary>A verb with examples, which its help shows.</summary>
/// <param name="name">The word.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="examples">Whole command lines.</param>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Sets what happens.</summary>
    public void Does(Func<ParseResult, Terminal, ExitCode> action) => SetAction(words => (int)action(words, Terminal.Of(words)));
}
