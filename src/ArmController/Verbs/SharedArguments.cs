using System.CommandLine;
using System.CommandLine.Parsing;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;

namespace ArmController.Verbs;

/// <summary>Words that mean the same in every verb.</summary>
internal static class SharedArguments
{
    // More words than there are tasks are taken too, so that the one too many can be named.
    private const int MostNames = 16;

    /// <summary>Tasks by name; an unknown one, or one named twice, is a usage error.</summary>
    /// <param name="atLeast">0 when no name means all of them, 1 when one is needed.</param>
    public static Argument<TaskEntry[]> Tasks(int atLeast)
    {
        Argument<TaskEntry[]> tasks = new("task")
        {
            Description = $"What to learn: {string.Join(", ", TaskCatalogue.Shipped.Names)}.",
            HelpName = "task",
            Arity = new ArgumentArity(atLeast, MostNames),
            CustomParser = result =>
            {
                List<TaskEntry> found = [];
                foreach (string name in result.Tokens.Select(token => token.Value))
                {
                    if (TaskCatalogue.Shipped.TryFind(name, out TaskEntry? task))
                    {
                        if (found.Contains(task))
                        {
                            result.AddError(UsageErrors.Message($"the task '{name}' is named twice", "name each task once"));
                            break;
                        }

                        found.Add(task);
                    }
                    else if (name.StartsWith('-'))
                    {
                        // The word after it is most likely its value: one mistake, one sentence.
                        IEnumerable<string> known = Options(result.Parent as CommandResult).Select(option => option.Name);
                        string? near = NearestName.Find(name, known);
                        result.AddError(UsageErrors.Message($"there is no option '{name}'", near is null ? "see --help" : $"did you mean {near}?"));
                        break;
                    }
                    else
                    {
                        Task(result, name);
                    }
                }

                return [.. found];
            },
        };
        tasks.CompletionSources.Add([.. TaskCatalogue.Shipped.Names]);
        return tasks;
    }

    /// <summary>A task by its name; null, with a usage error, when nobody knows it.</summary>
    public static TaskEntry? Task(SymbolResult result, string name)
    {
        if (!TaskCatalogue.Shipped.TryFind(name, out TaskEntry? task))
        {
            result.AddError(UsageErrors.Message($"there is no task '{name}'", TaskCatalogue.Shipped.Remedy(name)));
        }

        return task;
    }

    private static IEnumerable<Option> Options(CommandResult? at) => at is null ? [] : at.Command.Options.Concat(Options(at.Parent as CommandResult));
}
