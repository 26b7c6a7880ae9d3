using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArmController.Configuration.Files;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>Keeps, over the end of a process, whether the arm was let go at rest in its park pose.</summary>
internal sealed class ParkFile(string folder, int lanes, ulong configuration)
{
    private readonly string path = System.IO.Path.Combine(folder, "park.json");
    private long generation;
    private bool isDurable;

    /// <summary>Where it is kept.</summary>
    public string Path => path;

    /// <summary>True when a process before this one ended without letting the arm rest.</summary>
    public bool WasLeftUnclean { get; private set; }

    /// <summary>True when the arm was last used with another configuration.</summary>
    public bool WasOtherConfiguration { get; private set; }

    /// <summary>
    /// True when the file says, of this configuration, that the arm does not rest. Only what this process wrote outlives a power cut for sure.
    /// </summary>
    public bool SaysUnparked { get; private set; }

    /// <summary>True when the file says, of this configuration, that the arm rests.</summary>
    public bool SaysParked { get; private set; }

    /// <summary>Reads what was left; a file that is missing or not whole vouches for nothing.</summary>
    public ParkRecord Read()
    {
        bool exists = TryRead(out ParkRecord record, out bool isWhole);
        WasLeftUnclean = exists && !(isWhole && record.Parked);
        WasOtherConfiguration = isWhole && record.ConfigHash != configuration;
        generation = record.Generation;
        return record;
    }

    /// <summary>
    /// Returns done once it outlives a power cut that the arm does not rest; what the file says already is only brought to the disk.
    /// </summary>
    public WriteResult SayUnparked(in Joints<Radian> pose)
    {
        if (!SaysUnparked)
        {
            return Write(parked: false, pose);
        }

        try
        {
            if (!isDurable)
            {
                FolderSync.Flush(folder);
                isDurable = true;
            }

            return WriteResult.Done;
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            return WriteResult.Failed(fault);
        }
    }

    /// <summary>Writes that the arm rests parked, or that it does not; returns once it outlives a power cut.</summary>
    public WriteResult Write(bool parked, in Joints<Radian> pose)
    {
        double[] radians = new double[lanes];
        ((ReadOnlySpan<double>)pose)[..lanes].CopyTo(radians);
        ParkText text = new()
        {
            Parked = parked,
            PoseRadians = radians,
            Configuration = configuration.ToString("x16", CultureInfo.InvariantCulture),
            Generation = ++generation,
        };
        WriteResult written = AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(text, ParkJson.Default.ParkText));

        if (written.IsReplaced)
        {
            SaysParked = parked;
            SaysUnparked = !parked;
            isDurable = written.IsDone;
        }

        return written;
    }

    private bool TryRead(out ParkRecord record, out bool isWhole)
    {
        record = default;
        isWhole = false;
        SaysParked = SaysUnparked = false;
        try
        {
            ParkText? text = JsonSerializer.Deserialize(PlainFile.ReadAll(path), ParkJson.Default.ParkText);
            isWhole = text is { PoseRadians.Length: var given } && given == lanes && text.PoseRadians.All(double.IsFinite);
            if (isWhole && ulong.TryParse(text!.Configuration, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong hash))
            {
                Joints<Radian> pose = default;
                for (int i = 0; i < lanes; i++)
                {
                    pose[i] = text.PoseRadians[i];
                }

                record = new(text.Parked, pose, hash, text.Generation);
                SaysParked = record.Parked && hash == configuration;
                SaysUnparked = !record.Parked && hash == configuration;
                return true;
            }
        }
        catch (FileNotFoundException)
        {
            // A new machine: nobody has used the arm yet.
            return false;
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault) || fault is JsonException)
        {
            // Not whole.
        }

        isWhole = false;
        return true;
    }
}

/// <summary>The file's members.</summary>
internal sealed record ParkText
{
    public required bool Parked { get; init; }

    public required double[] PoseRadians { get; init; }

    public required string Configuration { get; init; }

    public required long Generation { get; init; }
}

/// <summary>Generated readers and writers of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ParkText))]
internal sealed partial class ParkJson : JsonSerializerContext;
