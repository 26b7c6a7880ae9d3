namespace ArmController.Configuration;

/// <summary>One thing wrong with what a person wrote, said in one sentence: where, why, and what to do about it.</summary>
/// <param name="Code">Stable code, for example E-CFG-03.</param>
/// <param name="File">File at fault.</param>
/// <param name="Line">Line from one; 0 when the whole file is meant.</param>
/// <param name="Column">Column from one, in bytes; 0 when the whole line is meant.</param>
/// <param name="Cause">What is wrong, without a full stop.</param>
/// <param name="Remedy">What to do, without a full stop.</param>
internal sealed record ConfigurationFault(string Code, string File, int Line, int Column, string Cause, string Remedy)
{
    /// <summary>The file cannot be found or read.</summary>
    public const string Unreadable = "E-CFG-01";

    /// <summary>The file is no JSON, or no XML.</summary>
    public const string Syntax = "E-CFG-02";

    /// <summary>A key that nobody reads, or that is written twice.</summary>
    public const string UnknownKey = "E-CFG-03";

    /// <summary>A key that is missing, or a value of the wrong kind.</summary>
    public const string WrongShape = "E-CFG-04";

    /// <summary>A value that breaks a rule.</summary>
    public const string BrokenRule = "E-CFG-05";

    /// <summary>Kinematics that make no arm.</summary>
    public const string Kinematics = "E-CFG-06";

    /// <summary>Faults told of one file.</summary>
    public const int Most = 100;

    /// <summary>Place in the form editors and terminals make clickable.</summary>
    public string Place => (Line, Column) switch
    {
        (0, _) => File.Length > 0 ? File : "''",
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };

    /// <summary>The sentence.</summary>
    public string Sentence => $"{Place}: {Cause}; {Remedy}{(Remedy.EndsWith('?') ? "" : ".")}";

    /// <summary>Adds a fault to those of one file; the last there is room for says that there are more.</summary>
    public static void Add(List<ConfigurationFault> faults, ConfigurationFault fault)
    {
        if (faults.Count < Most)
        {
            faults.Add(faults.Count < Most - 1
                ? fault
                : fault with { Cause = "here and elsewhere more is wrong than is told at once", Remedy = "mend the other faults first" });
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Sentence}";
}
