using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArmController.Configuration.Json;
using ArmController.Control.Tasks;

namespace ArmController.Configuration;

/// <summary>The part of arm.json that a task brings: its keys, its rules, and what is made of it.</summary>
public interface ITaskSection
{
    /// <summary>Where it stands in the file, for example "tasks.pick".</summary>
    string Path { get; }

    /// <summary>Generated readers of its types.</summary>
    IJsonTypeInfoResolver Reader { get; }

    /// <summary>Its key, for the object that it stands in.</summary>
    JsonPropertyInfo Key(JsonSerializerOptions options);

    /// <summary>Checks what is written against the rest of the file; nothing when it is not written.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="chain">Names of the chain's joints.</param>
    /// <param name="spanMetres">Longest distance the tip can have from the first joint.</param>
    /// <param name="places">Takes the faults.</param>
    void Check(ArmFile file, IReadOnlyCollection<string> chain, double spanMetres, JsonPlaces places);

    /// <summary>The task on this arm; null when the section is not written. It passed every rule.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="chain">Names of the chain's joints in the order of their lanes.</param>
    ITask? Bind(ArmFile file, ImmutableArray<string> chain);

    /// <summary>Checks, by trying, that the task can be done on an arm that passed every other rule.</summary>
    /// <param name="arm">The arm with its tasks.</param>
    /// <param name="places">Takes the faults.</param>
    void Try(ArmConfiguration arm, JsonPlaces places);
}

/// <summary>Something in arm.json that sections of tasks stand in.</summary>
public interface ISectionOwner
{
    /// <summary>What was read, by path.</summary>
    Dictionary<string, object> Sections { get; }
}
