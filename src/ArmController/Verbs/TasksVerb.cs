using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Troubles;
using ArmController.Control.Ticking;
using ArmController.Learning.Rewards;

namespace ArmController.Verbs;

/// <summary>Lists what can be learned, with units and rewards.</summary>
internal static class TasksVerb
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Argument<TaskEntry[]> names = SharedArguments.Tasks(atLeast: 0);
        string example = $"armctl tasks {TaskCatalogue.Shipped.Eldest} --json";
        Verb verb = new("tasks", "Lists what can be learned, with units and rewards.", "armctl tasks", example)
        {
            names,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) =>
        {
            TaskEntry[] wanted = words.GetValue(names) is { Length: > 0 } some ? some : [.. TaskCatalogue.Shipped.All];
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
            output.WriteLine($"{task.Name}: {task.Words.Summary}");
            output.WriteLine($"  goal     {task.Words.Goal}");
            output.WriteLine($"  success  {task.Words.Success}");
            output.WriteLine($"  action   {Action(task)}");
            output.WriteLine($"  reward   {task.Words.Reward}");
            foreach (RewardTerm term in task.Reward.Terms)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"    {term.Name}: {term.Weight} for each of: {term.Unit} ({Kind(term)})"));
            }

            output.WriteLine($"  told     {string.Join("; ", task.Words.Told)}.");
            output.WriteLine($"  oracles  {string.Join("; ", Oracles(task))}.");
        }
    }

    private static void Write(Utf8JsonWriter json, TaskEntry[] tasks)
    {
        json.WriteStartArray("tasks");
        foreach (TaskEntry task in tasks)
        {
            json.WriteStartObject();
            json.WriteString("name", task.Name);
            json.WriteString("summary", task.Words.Summary);
            json.WriteString("goal", task.Words.Goal);
            json.WriteString("success", task.Words.Success);
            json.WriteString("action", Action(task));
            json.WriteString("reward", task.Words.Reward);
            Terms(json, task.Reward);
            List(json, "told", task.Words.Told);
            List(json, "oracles", Oracles(task));
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

    private static string Action(TaskEntry task) =>
        string.Create(CultureInfo.InvariantCulture, $"Every {Cadence.Usual.Decision.Value * 1000:0} ms, {task.Words.Action}");

    private static IEnumerable<string> Oracles(TaskEntry task) => task.Words.Oracles.Select(oracle => $"{oracle.Name}, {oracle.Without}");

    private static string Kind(RewardTerm term) => term.Kind switch
    {
        TermKind.Task => "task",
        TermKind.Cost => "cost",
        TermKind.Progress => "progress",
        TermKind.Potential => "potential",
        _ => "lost states",
    };

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (string item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
