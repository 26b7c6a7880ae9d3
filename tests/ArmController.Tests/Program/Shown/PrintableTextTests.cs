using System.Text;
using ArmController.Recording;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Program.Shown;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("plain words, \\x and ~!", "plain words, \\x and ~!")]
    [InlineData("Gelenk 1, локоть, 肘, é", "Gelenk 1, локоть, 肘, é")]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", "\\x1B[2J\\x1B]0;owned\\x07")]
    [InlineData("a\nb\r\tc\0", "a\\x0Ab\\x0D\\x09c\\x00")]
    [InlineData("\u0085\u009b31m\u00a0\u007f", "\\x85\\x9B31m\\xA0\\x7F")]
    [InlineData("\u202egnp.exe\u2028\u200b\ufeff", "\\u202Egnp.exe\\u2028\\u200B\\uFEFF")]
    [InlineData("\U0001F9BE\U000E0001", "\U0001F9BE\\U000E0001")]
    public void What_cannot_be_shown_is_spelled_out(string text, string shown) => Assert.Equal(shown, PrintableText.Of(text));

    [Fact]
    public void Half_a_pair_is_spelled_out_by_its_own_number() => Assert.Equal("\\uD800x\\uDC00", PrintableText.Of("\ud800x\udc00"));

    [Fact]
    public void Any_text_becomes_printable_and_stays_so() => Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\0', '\u00ff']), 0, 40].Sample(text =>
    {
        string shown = PrintableText.Of(text);

        Assert.Equal(shown, PrintableText.Of(shown));
        Assert.DoesNotContain(
            shown, letter => letter < ' ' || letter is >= '\u007f' and <= '\u00a0' or >= '\u200b' and <= '\u200f' or >= '\u2028' and <= '\u202e');
    });

    [Fact]
    public void Bytes_are_shown_like_the_text_they_are() =>
        Gen.String[Gen.OneOf(Gen.Char['\0', '\u07ff'], Gen.Char['\ue000', '\uffff']), 0, 40].Sample(text =>
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] shown = new byte[PrintableText.MostBytesPerByte * utf8.Length];

        int length = PrintableText.Write(utf8, shown);

        Assert.Equal(PrintableText.Of(text), Encoding.UTF8.GetString(shown, 0, length));
    });

    [Fact]
    public void Any_bytes_fit_and_are_whole_characters() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        byte[] room = new byte[PrintableText.MostBytesPerByte * bytes.Length];
        int all = PrintableText.Write(bytes, room);
        string shown = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(room, 0, all);
        for (int most = 0; most <= all; most++)
        {
            int length = PrintableText.Write(bytes, room.AsSpan(0, most));
            Assert.StartsWith(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(room, 0, length), shown, StringComparison.Ordinal);
            Assert.True(length > most - 10);
        }
    });

    [Fact]
    public void Bytes_that_are_no_text_are_spelled_out_one_by_one()
    {
        byte[] shown = new byte[64];

        int length = PrintableText.Write([(byte)'a', 0xFF, 0xC3, (byte)'b', 0x1B, 0xE2, 0x80], shown);

        Assert.Equal("a\\xFF\\xC3b\\x1B\\xE2\\x80", Encoding.ASCII.GetString(shown, 0, length));
    }

    [Fact]
    public void Showing_bytes_allocates_nothing()
    {
        byte[] heard = [.. "arm "u8, 0x1B, 0xFF, .. "локоть"u8];
        byte[] shown = new byte[200];
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                PrintableText.Write(heard, shown);
            }
        }));
    }

    [Fact]
    public void A_writer_passes_on_lines_and_spells_out_the_rest()
    {
        using StringWriter inner = new() { NewLine = "\n" };
        using (TextWriter writer = PrintableWriter.Over(inner))
        {
            writer.WriteLine("one\u001b[0m");
            writer.Write("two\nthree\r");
            writer.Write('\u0007');
            writer.WriteLine();
            writer.WriteLine($"{4}");
        }

        Assert.Equal("one\\x1B[0m\ntwo\nthree\\x0D\\x07\n4\n", inner.ToString());
    }
}
