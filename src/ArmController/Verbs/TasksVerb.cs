using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ArmController.Learning.Rewards;
using ArmController.Tasks;

namespace ArmController.Verbs;

/// <summary>Lists what can be learned, with units and rewards.</summary>
internal static class TasksVerb
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Argument<TaskEntry[]> names = SharedArguments.Tasks(atLeast: 0);
        Verb verb = new("tasks", "Lists what can be learned, with units and rewards.", "armctl tasks", "armctl tasks reach --json")
        {
            names,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) =>
        {
            TaskEntry[] wanted = words.GetValue(names) is { Length: > 0 } some ? some : [.. TaskCatalogue.All];
            if (words.GetValue(SharedOptions.Json))
            {
                terminal.WriteJson(json => Write(json, wanted));
            }
            else
            {
                Print(terminal.Output, wanted);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static void Print(TextWriter output, TaskEntry[] tasks)
    {
        foreach (TaskEntry task in tasks)
        {
            output.WriteLine($"{task.Name}: {task.Summary}");
            output.WriteLine($"  goal     {task.Goal}");
            output.WriteLine($"  success  {task.Success}");
            output.WriteLine($"  action   {task.Action}");
            output.WriteLine($"  reward   {task.Reward}");
            foreach (RewardTerm term in task.Terms.Terms)
            {
                output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"    {term.Name}: {term.Weight} for each of: {term.Unit} ({Kind(term)})"));
            }

            output.WriteLine($"  told     {string.Join("; ", task.Told)}.");
            output.WriteLine($"  oracles  {string.Join("; ", task.Oracles)}.");
        }
    }

    private static void Write(Utf8JsonWriter json, TaskEntry[] tasks)
    {
        json.WriteStartArray("tasks");
        foreach (TaskEntry task in tasks)
        {
            json.WriteStartObject();
            json.WriteString("name", task.Name);
            json.WriteString("summary", task.Summary);
            json.WriteString("goal", task.Goal);
            json.WriteString("success", task.Success);
            json.WriteString("action", task.Action);
            json.WriteString("reward", task.Reward);
            Terms(json, task.Terms);
            List(json, "told", task.Told);
            List(json, "oracles", task.Oracles);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Terms(Utf8JsonWriter json, RewardSpecification reward)
    {
        json.WriteStartArray("terms");
        foreach (RewardTerm term in reward.Terms)
        {
            json.WriteStartObject();
            json.WriteString("name", term.Name);
            json.WriteString("unit", term.Unit);
            json.WriteNumber("weight", term.Weight);
            json.WriteString("kind", Kind(term));
            json.WriteNumber("least", term.Least);
            json.WriteNumber("most", term.Most);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Kind(RewardTerm term) => term.Kind switch
    {
        TermKind.Task => "task",
        TermKind.Cost => "cost",
        TermKind.Progress => "progress",
        TermKind.Potential => "potential",
        _ => "lost reach",
    };

    private static void List(Utf8JsonWriter json, string name, ImmutableArray<string> items)
    {
        json.WriteStartArray(name);
        foreach (string item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
