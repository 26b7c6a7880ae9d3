using ArmController.Hardware;

namespace ArmController.Configuration.Troubles;

/// <summary>One thing that went wrong, in the parts that a person needs: where, why, and what to do about it.</summary>
/// <param name="Code">Stable code out of <see cref="TroubleCodes"/>, for example E-CFG-03.</param>
/// <param name="Where">The file, device or socket; null when none of them is meant.</param>
/// <param name="Cause">What is wrong, without a full stop.</param>
/// <param name="Remedy">What to do, without a full stop.</param>
public sealed record Trouble(string Code, string? Where, string Cause, string Remedy)
{
    /// <summary>Troubles told of one file.</summary>
    public const int Most = 100;

    /// <summary>Line from one; 0 when the whole file is meant.</summary>
    public int Line { get; init; }

    /// <summary>Column from one, in bytes; 0 when the whole line is meant.</summary>
    public int Column { get; init; }

    /// <summary>Place in the form editors and terminals make clickable; empty without one.</summary>
    public string Place => (Where, Line, Column) switch
    {
        (null, _, _) => "",
        (_, 0, _) => Where.Length > 0 ? Where : "''",
        (_, _, 0) => $"{Where}:{Line}",
        _ => $"{Where}:{Line}:{Column}",
    };

    /// <summary>The sentence without the code.</summary>
    public string Sentence => $"{(Where is null ? "" : $"{Place}: ")}{Cause}; {Remedy}{(Remedy.EndsWith('?') ? "" : ".")}";

    /// <summary>What an exception says that came from a device, a file or a service.</summary>
    public static Trouble Of(IOException fault) => fault switch
    {
        TroubleException known => known.Trouble,
        DeviceTrouble device => new("E-BUS-01", device.Where, device.Cause, device.Remedy),
        _ => new("E-BUS-01", null, fault.Message.TrimEnd('.'), "see that it is there and free"),
    };

    /// <summary>Adds a trouble to those of one file; the last there is room for says that there are more.</summary>
    public static void Add(List<Trouble> troubles, Trouble trouble)
    {
        if (troubles.Count < Most)
        {
            bool isLast = troubles.Count == Most - 1;
            troubles.Add(isLast
                ? trouble with { Cause = "here and elsewhere more is wrong than is told at once", Remedy = "mend the other faults first" }
                : trouble);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Sentence}";
}
