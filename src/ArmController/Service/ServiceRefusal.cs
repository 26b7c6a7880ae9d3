namespace ArmController.Service;

/// <summary>What a service said instead of an answer, most often before it hung up.</summary>
/// <param name="code">Its stable code, for example E-SVC-02.</param>
/// <param name="why">Cause and remedy, with a semicolon between.</param>
internal sealed class ServiceRefusal(string code, string why) : IOException(why)
{
    private const string Begin = "refused E-SVC-";

    /// <summary>Its stable code.</summary>
    public string Code => code;

    /// <summary>Throws when a line is such a refusal.</summary>
    public static void ThrowIf(string line)
    {
        if (line.StartsWith(Begin, StringComparison.Ordinal) && line.Split(' ', 3) is [_, string code, string why])
        {
            throw new ServiceRefusal(code, why);
        }
    }
}
