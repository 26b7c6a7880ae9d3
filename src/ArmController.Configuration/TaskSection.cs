using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArmController.Configuration.Json;
using ArmController.Control.Tasks;

namespace ArmController.Configuration;

/// <summary>A section that is read as one type.</summary>
/// <typeparam name="TSection">What is written.</typeparam>
/// <typeparam name="TTask">What is made of it.</typeparam>
/// <param name="path">Where it stands: one word, or "tasks." and one word.</param>
/// <param name="reader">Generated readers of its types.</param>
internal abstract class TaskSection<TSection, TTask>(string path, IJsonTypeInfoResolver reader) : ITaskSection
    where TSection : class
    where TTask : class, ITask
{
    /// <inheritdoc/>
    public string Path => path;

    /// <inheritdoc/>
    public IJsonTypeInfoResolver Reader => reader;

    /// <inheritdoc/>
    public JsonPropertyInfo Key(JsonSerializerOptions options)
    {
        JsonPropertyInfoValues<TSection> key = new()
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(ISectionOwner),
            PropertyName = ConfigurationRules.Last(path),
            JsonPropertyName = ConfigurationRules.Last(path),
            Getter = owner => Of((ISectionOwner)owner),
            Setter = (owner, value) => ((ISectionOwner)owner).Sections[path] = value!,
        };
        return JsonMetadataServices.CreatePropertyInfo(options, key);
    }

    /// <inheritdoc/>
    public void Check(ArmFile file, IReadOnlyCollection<string> chain, double spanMetres, JsonPlaces places)
    {
        if (In(file) is { } section)
        {
            Check(section, file, chain, spanMetres, places);
        }
    }

    /// <inheritdoc/>
    public ITask? Bind(ArmFile file, ImmutableArray<string> chain) => In(file) is { } section ? Bind(section, chain) : null;

    /// <inheritdoc/>
    public void Try(ArmConfiguration arm, JsonPlaces places)
    {
        if (arm.Tasks.OfType<TTask>().FirstOrDefault() is { } task)
        {
            Try(task, arm, places);
        }
    }

    /// <summary>Checks the section against the rest of the file.</summary>
    protected abstract void Check(TSection section, ArmFile file, IReadOnlyCollection<string> chain, double spanMetres, JsonPlaces places);

    /// <summary>Makes the task.</summary>
    protected abstract TTask Bind(TSection section, ImmutableArray<string> chain);

    /// <summary>Checks, by trying, that the task can be done.</summary>
    protected virtual void Try(TTask task, ArmConfiguration arm, JsonPlaces places)
    {
    }

    private TSection? In(ArmFile file) => Of(file) ?? Of(file.Tasks);

    private TSection? Of(ISectionOwner? owner) => owner?.Sections.GetValueOrDefault(path) as TSection;
}
