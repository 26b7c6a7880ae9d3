using System.Buffers;
using System.Globalization;
using System.Text;

namespace ArmController.Recording;

/// <summary>
/// Text that others wrote, as it may be shown: letters, marks, digits, punctuation and symbols of any script and the plain space stay,
/// and all else is spelled out, as \xNN up to U+00FF and for bytes that are no UTF-8, as \uNNNN above and \UNNNNNNNN beyond U+FFFF.
/// So nothing that is read from a file, a socket or a command line moves a cursor, renames a window, ends a line of a log or turns a line round.
/// </summary>
public static class PrintableText
{
    /// <summary>Most bytes that one byte of a text can become.</summary>
    public const int MostBytesPerByte = 4;

    private const int LongestUnit = 10;
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>A text as it may be shown, on one line.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Of((ReadOnlySpan<char>)text, default);

    /// <summary>A text as it may be shown, and a few characters more as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="alsoShown">Characters that this place means, such as the end of a line.</param>
    public static string Of(ReadOnlySpan<char> text, ReadOnlySpan<char> alsoShown)
    {
        StringBuilder shown = new(text.Length + 16);
        Span<char> unit = stackalloc char[LongestUnit];
        while (text.Length > 0)
        {
            OperationStatus status = Rune.DecodeFromUtf16(text, out Rune rune, out int used);
            bool stays = status == OperationStatus.Done ? IsShown(rune) || alsoShown.Contains(text[0]) : false;
            if (stays)
            {
                shown.Append(text[..used]);
            }
            else
            {
                // Half a pair is no character; its own number is shown.
                int length = Spell(status == OperationStatus.Done ? rune.Value : text[0], unit);
                shown.Append(unit[..length]);
            }

            text = text[used..];
        }

        return shown.ToString();
    }

    /// <summary>The same for bytes that came from outside, into bytes; allocates nothing.</summary>
    /// <param name="utf8">What came; bytes that are no UTF-8 are spelled out one by one.</param>
    /// <param name="shown">Takes what may be shown, in UTF-8. What does not fit is left off, at a whole character.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> utf8, Span<byte> shown)
    {
        int written = 0;
        Span<char> unit = stackalloc char[LongestUnit];
        while (utf8.Length > 0)
        {
            OperationStatus status = Rune.DecodeFromUtf8(utf8, out Rune rune, out int used);
            bool isText = status == OperationStatus.Done;
            used = isText ? used : 1;
            if (isText && IsShown(rune))
            {
                if (!utf8[..used].TryCopyTo(shown[written..]))
                {
                    break;
                }

                written += used;
            }
            else
            {
                int length = Spell(isText ? rune.Value : utf8[0], unit);
                if (!Encoding.ASCII.TryGetBytes(unit[..length], shown[written..], out int spelled))
                {
                    break;
                }

                written += spelled;
            }

            utf8 = utf8[used..];
        }

        return written;
    }

    /// <summary>True for a text of printable ASCII only, which stays as it is.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Plain);

    private static bool IsShown(Rune rune) => rune.IsAscii ? rune.Value is >= ' ' and <= '~' : Rune.GetUnicodeCategory(rune) switch
    {
        // What is left: controls, formats such as those that turn the direction of writing, odd spaces, private and unknown characters.
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => false,
        _ => true,
    };

    private static int Spell(int value, Span<char> unit)
    {
        (char letter, int digits) = value switch
        {
            <= 0xFF => ('x', 2),
            <= 0xFFFF => ('u', 4),
            _ => ('U', 8),
        };
        unit[0] = '\\';
        unit[1] = letter;
        for (int i = 0; i < digits; i++)
        {
            unit[1 + digits - i] = "0123456789ABCDEF"[(value >> (4 * i)) & 0xF];
        }

        return digits + 2;
    }
}
