using System.Collections.Immutable;
using ArmController.Configuration.Json;
using ArmController.Configuration.Troubles;
using ArmController.Simulator.World;

namespace ArmController.Configuration;

/// <summary>Finds and reads twin files: the shipped ones by name, any other by path.</summary>
public static class TwinCatalogue
{
    /// <summary>Names of the twins beside the program, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(ShippedFiles.Folder("twins"))
        ? [.. Directory.EnumerateFiles(ShippedFiles.Folder("twins"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith(".schema", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads and checks a twin for an arm.</summary>
    /// <param name="nameOrPath">A shipped twin's name or a path.</param>
    /// <param name="chainCount">Number of the arm's chain joints: the most entries a list may have.</param>
    public static Checked<TwinPerturbation> Load(string nameOrPath, int chainCount)
    {
        bool shipped = !ShippedFiles.IsPath(nameOrPath) && Names.Contains(nameOrPath);
        string path = shipped ? Path.Combine(ShippedFiles.Folder("twins"), nameOrPath + ".json") : nameOrPath;
        if (!shipped && !File.Exists(path))
        {
            return new([ShippedFiles.Unknown("twin", nameOrPath, Names)]);
        }

        List<Trouble> unreadable = [];
        return FileText.Read(path, unreadable) is { } text ? Read(path, text, chainCount) : new(unreadable);
    }

    private static Checked<TwinPerturbation> Read(string path, byte[] text, int chainCount)
    {
        JsonText<TwinFile> json = JsonText<TwinFile>.Read(path, text, ConfigurationJson.Default.TwinFile);
        TwinFile file = json.Value ?? new();
        TwinPerturbation twin = new(
            Angles(Lanes(file.BacklashDeg, "backlashDeg", 0, TwinLimits.MostBacklashDegrees, "degrees", chainCount, json.Places)),
            Lanes(
                file.LinkScale, "linkScale", TwinLimits.LeastLinkScale, TwinLimits.MostLinkScale, "of the believed length", chainCount, json.Places),
            Angles(Lanes(
                file.ZeroOffsetDeg, "zeroOffsetDeg", -TwinLimits.MostZeroOffsetDegrees, TwinLimits.MostZeroOffsetDegrees, "degrees", chainCount,
                json.Places)),
            file.LatencyTicks ?? TwinPerturbation.None.LatencyTicks)
        {
            Tip = new((file.TipLatencyMs ?? 0) / 1000, (file.TipJitterMs ?? 0) / 1000, file.TipRateHz ?? 0, file.TipDropoutShare ?? 0),
            SensesJoints = file.JointSensors ?? true,
        };
        ConfigurationRules.Inside(json.Places, "latencyTicks", twin.LatencyTicks, 0, TwinLimits.MostLatencyTicks, "ticks");
        CheckTip(file, json.Places);
        return json.Places.Faults.Count > 0 ? new(json.Places.Faults) : new(twin);
    }

    private static void CheckTip(TwinFile file, JsonPlaces places)
    {
        ConfigurationRules.Inside(places, "tipLatencyMs", file.TipLatencyMs ?? 0, 0, TwinLimits.MostTipLatencyMilliseconds, "ms");
        ConfigurationRules.Inside(places, "tipJitterMs", file.TipJitterMs ?? 0, 0, TwinLimits.MostTipJitterMilliseconds, "ms");
        ConfigurationRules.Inside(
            places, "tipRateHz", file.TipRateHz ?? TwinLimits.LeastTipRateHertz, TwinLimits.LeastTipRateHertz, TwinLimits.MostTipRateHertz, "Hz");
        ConfigurationRules.Inside(places, "tipDropoutShare", file.TipDropoutShare ?? 0, 0, TwinLimits.MostTipDropoutShare, "of all tips");
    }

    private static ImmutableArray<double> Lanes(NumberOrList? written, string path, double min, double max, string unit, int lanes, JsonPlaces places)
    {
        ImmutableArray<double> values = written?.Spread(lanes) ?? [];
        if (values.Length > lanes)
        {
            places.AddRule($"{path}.{lanes}", $"'{path}' has {values.Length} entries and the arm has {lanes} chain joints", "remove the last ones");
        }

        for (int i = 0; i < values.Length && places.IsSound(path); i++)
        {
            if (!ConfigurationRules.Inside(places, written!.IsList ? $"{path}.{i}" : path, values[i], min, max, unit) && !written.IsList)
            {
                break;
            }
        }

        return values;
    }

    private static ImmutableArray<double> Angles(ImmutableArray<double> degrees) => [.. degrees.Select(Degrees.ToRadians)];
}
