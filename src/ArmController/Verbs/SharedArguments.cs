using System.CommandLine;
using ArmController.Tasks;

namespace ArmController.Verbs;

/// <summary>Words that mean the same in every verb.</summary>
internal static class SharedArguments
{
    /// <summary>Tasks by name; an unknown one is a usage error.</summary>
    /// <param name="atLeast">0 when no name means all of them, 1 when one is needed.</param>
    public static Argument<TaskEntry[]> Tasks(int atLeast)
    {
        Argument<TaskEntry[]> tasks = new("task")
        {
            Description = $"What to learn: {string.Join(", ", TaskCatalogue.Names)}.",
            Arity = new ArgumentArity(atLeast, 16),
            CustomParser = result =>
            {
                List<TaskEntry> found = [];
                foreach (string name in result.Tokens.Select(token => token.Value))
                {
                    if (TaskCatalogue.TryFind(name, out TaskEntry? task))
                    {
                        found.Add(task);
                    }
                    else if (name.StartsWith('-'))
                    {
                        result.AddError(UsageErrors.Message($"there is no option '{name}'", "see --help"));
                    }
                    else
                    {
                        result.AddError(UsageErrors.Message($"there is no task '{name}'", TaskCatalogue.Remedy(name)));
                    }
                }

                return [.. found];
            },
        };
        tasks.CompletionSources.Add([.. TaskCatalogue.Names]);
        return tasks;
    }
}
