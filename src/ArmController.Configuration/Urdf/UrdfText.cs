using System.Text;
using System.Text.RegularExpressions;

namespace ArmController.Configuration.Urdf;

/// <summary>The bytes of a URDF as text: UTF-8 without a document type, or a fault that names what else it is.</summary>
public static partial class UrdfText
{
    /// <summary>The text; null with a fault.</summary>
    public static string? Of(byte[] bytes, UrdfFaults faults)
    {
        ReadOnlySpan<byte> utf8 = bytes;
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (utf8.StartsWith("<?xml"u8) && Encoding.Latin1.GetString(utf8[..Math.Min(utf8.Length, 200)]) is var start
            && Declared().Match(start) is { Success: true } declared
            && declared.Groups[1].Value is var name && !IsUtf8(name))
        {
            faults.AddSyntax(
                1,
                declared.Groups[1].Index + 1,
                $"the file says that it is {name}, and only UTF-8 is read",
                $"{FileEncoding.Remedy} and write encoding=\"UTF-8\"");
            return null;
        }

        if (FileEncoding.Fault(utf8) is var (offset, cause))
        {
            int line = 1 + utf8[..offset].Count((byte)'\n');
            faults.AddSyntax(line, offset - utf8[..offset].LastIndexOf((byte)'\n'), cause, FileEncoding.Remedy);
            return null;
        }

        string text = Encoding.UTF8.GetString(utf8);
        if (Doctype().Match(text) is { Success: true } doctype)
        {
            int at = doctype.Groups[1].Index;
            faults.AddSyntax(
                1 + text.AsSpan(0, at).Count('\n'),
                at - text.AsSpan(0, at).LastIndexOf('\n'),
                "the file has a document type, and DTDs are not read",
                "remove the <!DOCTYPE ...>");
            return null;
        }

        return text;
    }

    private static bool IsUtf8(string name) => name.ToUpperInvariant() is "UTF-8" or "UTF8" or "US-ASCII" or "ASCII";

    [GeneratedRegex("""^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")]
    private static partial Regex Declared();

    // Before the outer element there are only blanks, comments and instructions.
    [GeneratedRegex("""^(?>\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*(<!DOCTYPE)""")]
    private static partial Regex Doctype();
}
