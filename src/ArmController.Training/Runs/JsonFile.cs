using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArmController.Configuration.Files;

namespace ArmController.Training.Runs;

/// <summary>Reads small files of JSON that this program wrote.</summary>
public static class JsonFile
{
    /// <summary>What is in a file; null when it is not there, not readable or no JSON of that type.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">How it is read.</param>
    /// <param name="mostBytes">A longer one is not read.</param>
    public static T? Read<T>(string path, JsonTypeInfo<T> type, int mostBytes = PlainFile.MostBytes)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(PlainFile.ReadAll(path, mostBytes), type);
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault) || fault is JsonException)
        {
            return null;
        }
    }
}
