using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArmController.Configuration;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>A shipped arm whose numbers can be replaced by their paths.</summary>
internal sealed class ArmText
{
    // What lies between the last of these that is accepted and the first that is not is bisected.
    private static readonly double[] Probes = [-1e300, -1e6, -1e3, -100, -10, -1, 0, double.Epsilon, 1e-9, 1, 10, 100, 1e3, 1e4, 1e6, 1e9, 1e300];

    private readonly ArmSource source;
    private readonly JsonNode root;

    public ArmText(string name)
    {
        Assert.True(ArmCatalogue.Load(name).TryGet(out ArmConfiguration? arm));
        source = arm.Source;
        root = JsonNode.Parse(source.Json, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        List<string> numbers = [];
        Collect(root, numbers);
        Numbers = [.. numbers];
    }

    /// <summary>Paths of all numbers.</summary>
    public string[] Numbers { get; }

    /// <summary>The arm with other numbers.</summary>
    public Checked<ArmConfiguration> With(params (string Path, double Value)[] changes)
    {
        JsonNode changed = root.DeepClone();
        foreach ((string path, double value) in changes)
        {
            JsonNode at = Find(changed, path);
            at.ReplaceWith(IsWhole(path) && Math.Abs(value) <= int.MaxValue ? (int)value : value);
        }

        return ArmReader.Read("accepted", new(source.Folder, source.Urdf, Encoding.UTF8.GetBytes(changed.ToJsonString())));
    }

    /// <summary>The numbers farthest from the written one that are accepted while all others stay: up, down, to zero and beyond zero.</summary>
    public double[] Ends(string path)
    {
        double written = Find(root, path).GetValue<double>();
        return [.. new[] { Far(path, written, 1), Far(path, written, -1), Towards(path, written, 0) }.Distinct()];
    }

    private double Far(string path, double written, int sign)
    {
        double accepted = written;
        foreach (double probe in Probes.Where(probe => (probe - written) * sign > 0).OrderBy(probe => probe * sign))
        {
            if (!With((path, probe)).TryGet(out _))
            {
                return Towards(path, accepted, probe);
            }

            accepted = probe;
        }

        return accepted;
    }

    private double Towards(string path, double accepted, double refused)
    {
        if (With((path, refused)).TryGet(out _))
        {
            return refused;
        }

        for (int step = 0; step < 40; step++)
        {
            double middle = accepted + ((refused - accepted) / 2);
            middle = IsWhole(path) ? Math.Truncate(middle) : middle;
            if (middle == accepted || middle == refused)
            {
                break;
            }

            (accepted, refused) = With((path, middle)).TryGet(out _) ? (middle, refused) : (accepted, middle);
        }

        return accepted;
    }

    private static bool IsWhole(string path) =>
        path.EndsWith("Ticks", StringComparison.Ordinal) || path.EndsWith("Decisions", StringComparison.Ordinal);

    private static JsonNode Find(JsonNode at, string path) =>
        path.Split('.')
            .Aggregate(at, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);

    private static void Collect(JsonNode at, List<string> paths, string path = "")
    {
        string Below(string step) => path.Length == 0 ? step : $"{path}.{step}";
        switch (at)
        {
            case JsonObject section:
                foreach ((string key, JsonNode? value) in section)
                {
                    Collect(value!, paths, Below(key));
                }

                break;
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    Collect(list[i]!, paths, Below($"{i}"));
                }

                break;
            default:
                if (at.GetValueKind() == JsonValueKind.Number)
                {
                    paths.Add(path);
                }

                break;
        }
    }
}
