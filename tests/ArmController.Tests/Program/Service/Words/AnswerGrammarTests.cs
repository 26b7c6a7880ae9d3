using System.Text;
using ArmController.Configuration.Troubles;
using ArmController.Recording;
using ArmController.Service.Words;
using Xunit;

namespace ArmController.Tests.Program.Service.Words;

/// <summary>What a service answers is read as it was written, whatever signs its parts hold; what is no answer is not taken for one.</summary>
public sealed class AnswerGrammarTests
{
    private readonly TextBuffer text = new(512);

    [Fact]
    public void A_refusal_comes_back_in_its_parts()
    {
        Trouble trouble = new("E-RUN-01", "/a; b/c", "the disk is full; and old", "free some; or buy");
        Assert.Equal(
            new Answer("", trouble with { Where = null, Cause = "/a; b/c: the disk is full; and old" }), Read(AnswerGrammar.Refuse(text, trouble)));
        Assert.Equal(
            new Answer("", trouble with { Where = null }), Read(AnswerGrammar.Refusal("E-RUN-01", "the disk is full; and old", "free some; or buy")));
        AnswerGrammar.BeginRefusal(text, "E-RUN-01"u8).Text("the disk is full; and old"u8);
        Assert.Equal(new Answer("", trouble with { Where = null }), Read(AnswerGrammar.EndWithRemedy(text, "free some; or buy"u8)));
    }

    [Fact]
    public void A_yes_comes_back_as_people_read_it()
    {
        Assert.Equal(new Answer("ok"), Read(AnswerGrammar.Agree(text, ""u8)));
        Assert.Equal(new Answer("ok switching on; wait"), Read(AnswerGrammar.Agree(text, "switching on; wait"u8)));
        Assert.Equal(new Answer("ok begun in /a; b, go on"), Read(AnswerGrammar.Agree(text, "begun in "u8, "/a; b", ", go on"u8)));
    }

    /// <summary>A tab or the end of a line in a path or a strange word would be a part too many, or a line too many.</summary>
    [Fact]
    public void No_part_can_hold_a_tab_or_an_end()
    {
        Answer? answer = Read(AnswerGrammar.Refuse(text, new("E-RUN-01", "/a\tb\nc", "x\ty", "z\r\n")));
        Assert.Equal(new Answer("", new("E-RUN-01", null, "/a?b?c: x?y", "z??")), answer);
        Assert.Equal("'a\\x09b' is not known here", Read(ViewGrammar.Lines.Refuse("a\tb"u8, "E-SVC-03"u8, text))?.Refusal?.Cause);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok ")]
    [InlineData("okay")]
    [InlineData("ok\ta\tb")]
    [InlineData("refused")]
    [InlineData("refused E-SVC-02 too many clients; try again")]
    [InlineData("refused\tE-SVC-02\ttoo many clients; try again")]
    [InlineData("refused\tE-SVC-02\ttoo many clients\ttry again\tor not")]
    [InlineData("{\"state\":\"holding\"}")]
    public void What_is_no_answer_is_not_read(string line) => Assert.Null(AnswerGrammar.Read(line));

    private static Answer? Read(ReadOnlySpan<byte> line)
    {
        string read = Encoding.ASCII.GetString(line);
        Assert.Equal(read.Length - 1, read.IndexOf('\n', StringComparison.Ordinal));
        return AnswerGrammar.Read(read[..^1]);
    }
}
