using ArmController.Configuration.Troubles;
using ArmController.Service.Words;

namespace ArmController.Service;

/// <summary>What a service said instead of an answer, most often before it hung up.</summary>
/// <param name="trouble">Its parts.</param>
internal sealed class ServiceRefusal(Trouble trouble) : TroubleException(trouble)
{
    private const string OfSockets = "E-SVC-";

    /// <summary>Throws when a line is such a refusal.</summary>
    public static void ThrowIf(string line)
    {
        if (AnswerGrammar.Read(line) is { Refusal: { } trouble } && trouble.Code.StartsWith(OfSockets, StringComparison.Ordinal))
        {
            throw new ServiceRefusal(trouble);
        }
    }
}
