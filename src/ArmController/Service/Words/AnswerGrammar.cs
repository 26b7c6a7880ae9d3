using System.Text;
using ArmController.Configuration.Troubles;
using ArmController.Recording;

namespace ArmController.Service.Words;

/// <summary>
/// How a service answers, a line each: "ok" and what comes of it, or "refused" with code, cause and remedy. Tabs divide the parts, and none of them
/// holds one. Both ends write and read answers here. Writing costs no garbage.
/// </summary>
internal static class AnswerGrammar
{
    private const string Ok = "ok";
    private const string Refused = "refused";

    /// <summary>A refusal that is always the same.</summary>
    public static byte[] Refusal(string code, string cause, string remedy) => Encoding.ASCII.GetBytes($"{Refused}\t{code}\t{cause}\t{remedy}\n");

    /// <summary>Begins a refusal: the cause follows, then <see cref="EndWithRemedy"/>.</summary>
    public static TextBuffer BeginRefusal(TextBuffer text, ReadOnlySpan<byte> code) =>
        text.Clear().Text(Refused).Text("\t"u8).Text(code).Text("\t"u8);

    /// <summary>Ends a refusal.</summary>
    public static ReadOnlySpan<byte> EndWithRemedy(TextBuffer text, ReadOnlySpan<byte> remedy) => text.Text("\t"u8).Text(remedy).Text("\n"u8).Written;

    /// <summary>Refuses for a trouble's reason.</summary>
    public static ReadOnlySpan<byte> Refuse(TextBuffer text, Trouble trouble)
    {
        text.Clear().Text(Refused).Text("\t"u8).Text(trouble.Code).Text("\t"u8);
        if (trouble.Where is { } place)
        {
            text.Text(place).Text(": "u8);
        }

        return text.Text(trouble.Cause).Text("\t"u8).Text(trouble.Remedy).Text("\n"u8).Written;
    }

    /// <summary>Says yes, and what comes of it.</summary>
    public static ReadOnlySpan<byte> Agree(TextBuffer text, ReadOnlySpan<byte> what)
    {
        BeginAgreeing(text);
        return (what.Length > 0 ? text.Text("\t"u8).Text(what) : text).Text("\n"u8).Written;
    }

    /// <summary>Says yes to what goes on in a run.</summary>
    public static ReadOnlySpan<byte> Agree(TextBuffer text, ReadOnlySpan<byte> before, string run, ReadOnlySpan<byte> after) =>
        BeginAgreeing(text).Text("\t"u8).Text(before).Text(run).Text(after).Text("\n"u8).Written;

    /// <summary>Reads an answer, without its end; null when it is none, as that of another version.</summary>
    public static Answer? Read(string line) => line.Split('\t') switch
    {
        [Ok] => new(Ok),
        [Ok, var what] => new($"{Ok} {what}"),
        [Refused, var code, var cause, var remedy] => new("", new(code, null, cause, remedy)),
        _ => null,
    };

    private static TextBuffer BeginAgreeing(TextBuffer text) => text.Clear().Text(Ok);
}
