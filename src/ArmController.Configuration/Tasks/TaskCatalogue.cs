using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArmController.Configuration.Tasks.Reach;
using ArmController.Control.Tasks;
using ArmController.Control.Tasks.Reach;

namespace ArmController.Configuration.Tasks;

/// <summary>What can be learned, and what each task brings to an arm's file.</summary>
public sealed class TaskCatalogue
{
    /// <summary>Names the tasks, the eldest first.</summary>
    public TaskCatalogue(params TaskEntry[] entries)
    {
        All = [.. entries];
        Sections = [.. entries.Select(entry => entry.Section).OfType<ITaskSection>()];
        IJsonTypeInfoResolver[] readers = [ConfigurationJson.Default, .. Sections.Select(section => section.Reader)];
        JsonSerializerOptions options = new(ConfigurationJson.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(readers).WithAddedModifier(AddKeys),
        };
        ArmFile = (JsonTypeInfo<ArmFile>)options.GetTypeInfo(typeof(ArmFile));
    }

    /// <summary>Those that the program knows.</summary>
    public static TaskCatalogue Shipped { get; } =
        new(new TaskEntry(ReachTask.Word, ReachWords.All, ReachReward.Specification, new ReachReader(ReachTask.Word)));

    /// <summary>All tasks.</summary>
    public ImmutableArray<TaskEntry> All { get; }

    /// <summary>What they bring to an arm's file.</summary>
    public ImmutableArray<ITaskSection> Sections { get; }

    /// <summary>Reader of an arm's file, with every task's section in its place.</summary>
    public JsonTypeInfo<ArmFile> ArmFile { get; }

    /// <summary>Names of all tasks.</summary>
    public IEnumerable<string> Names => All.Select(task => task.Name);

    /// <summary>The eldest task: what checkpoints are of that name none, and what examples say.</summary>
    public string Eldest => All[0].Name;

    /// <summary>Finds a task by its name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out TaskEntry? task)
    {
        task = All.FirstOrDefault(candidate => candidate.Name == name);
        return task is not null;
    }

    /// <summary>What to do about a name nobody knows.</summary>
    public string Remedy(string name) => NearestName.Find(name, Names) is { } near ? $"did you mean {near}?" : $"use {string.Join(", ", Names)}";

    /// <summary>The tasks that an arm's file offers.</summary>
    /// <param name="file">The file; it passed every rule.</param>
    /// <param name="chain">Names of the chain's joints in the order of their lanes.</param>
    public ImmutableArray<ITask> Bind(ArmFile file, ImmutableArray<string> chain) =>
        [.. All.Select(entry => entry.Task ?? entry.Section?.Bind(file, chain)).OfType<ITask>()];

    private void AddKeys(JsonTypeInfo type)
    {
        if (type.Type != typeof(ArmFile) && type.Type != typeof(TasksSection))
        {
            return;
        }

        foreach (ITaskSection section in Sections.Where(section => section.Path.Contains('.') == (type.Type == typeof(TasksSection))))
        {
            type.Properties.Add(section.Key(type.Options));
        }
    }
}
