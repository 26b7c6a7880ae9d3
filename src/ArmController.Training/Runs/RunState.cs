using System.Text.Json.Serialization;

namespace ArmController.Training.Runs;

/// <summary>How a run stands. A run that is running and whose lock is free has crashed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    /// <summary>Not begun.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>At work.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Ended as wanted.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Ended by a fault.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Ended by a person, safely; may be gone on with.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,
}
