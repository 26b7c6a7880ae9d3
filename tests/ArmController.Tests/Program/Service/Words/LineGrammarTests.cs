using System.Text;
using ArmController.Configuration.Tasks;
using ArmController.Recording;
using ArmController.Service.Words;
using Xunit;

namespace ArmController.Tests.Program.Service.Words;

public sealed class LineGrammarTests
{
    private readonly TextBuffer text = new(1_024);

    [Fact]
    public void Every_control_word_is_read_as_it_was_written() => ReadsWhatItWrites(ControlWord.Grammar);

    [Fact]
    public void Every_view_word_is_read_as_it_was_written() => ReadsWhatItWrites(ViewGrammar.Lines);

    [Fact]
    public void Nothing_near_a_control_line_means_anything() => RefusesWhatIsNear(ControlWord.Grammar);

    [Fact]
    public void Nothing_near_a_view_line_means_anything() => RefusesWhatIsNear(ViewGrammar.Lines);

    [Fact]
    public void Every_verb_has_a_line_every_task_can_be_begun_and_one_line_alone_confirms_the_pose()
    {
        ControlWord[] words = [.. ControlWord.Grammar.Words];
        Assert.Equal(Enum.GetValues<ControlVerb>().Where(verb => verb != ControlVerb.None), words.Select(word => word.Verb).Distinct().Order());
        Assert.Equal(TaskCatalogue.Shipped.Names, words.Where(word => word.Verb == ControlVerb.LearnStart).Select(word => word.Task));
        Assert.Equal("arm pose-confirmed", ControlWord.Grammar.Write(words.Single(word => word.IsPoseConfirmed)));
    }

    [Theory]
    [InlineData("", "the line is empty")]
    [InlineData("fly", "'fly' is not known here")]
    [InlineData("armed", "'armed' is not known here")]
    [InlineData("arm nobody-has-looked no pose-confirmedness", "'nobody-has-looked no pose-confirmedness' is not known behind 'arm'")]
    [InlineData("arm pose-confirmed twice", "'twice' is not known behind 'arm pose-confirmed'")]
    [InlineData("arm  pose-confirmed", "' pose-confirmed' is not known behind 'arm'")]
    [InlineData("arm ", "' ' is not known behind 'arm'")]
    [InlineData("stop\r", @"'stop\x0D' is not known here")]
    [InlineData("\u001b[2Koff", @"'\x1B[2Koff' is not known here")]
    [InlineData("learn", "something is missing behind 'learn'")]
    [InlineData("learn start juggling", "'juggling' is not known behind 'learn start'")]
    public void A_refusal_names_what_is_not_known_and_what_may_be_said(string line, string cause) => Assert.Equal(
        $"refused\tE-CTL-01\t{cause}\tsay arm, arm pose-confirmed, disarm, stop, off, reset, "
            + "learn start reach, learn pause, learn resume or learn recall\n",
        Encoding.ASCII.GetString(ControlWord.Grammar.Refuse(Encoding.ASCII.GetBytes(line), "E-CTL-01"u8, text)));

    private static void ReadsWhatItWrites<TWord>(LineGrammar<TWord> grammar)
        where TWord : struct
    {
        Assert.NotEqual(0, grammar.Words.Length);
        foreach (TWord word in grammar.Words)
        {
            Assert.True(grammar.TryParse(Encoding.UTF8.GetBytes(grammar.Write(word)), out TWord read));
            Assert.Equal(word, read);
            Assert.NotEqual(default, read);
        }

        Assert.Throws<ArgumentException>(() => grammar.Write(default));
    }

    private void RefusesWhatIsNear<TWord>(LineGrammar<TWord> grammar)
        where TWord : struct
    {
        List<string> lines = [];
        foreach (TWord word in grammar.Words)
        {
            lines.Add(grammar.Write(word));
        }

        int refused = 0;
        foreach (byte[] line in SpoiledLines.Of(lines))
        {
            string said = Encoding.Latin1.GetString(line);
            bool known = grammar.TryParse(line, out TWord word);
            Assert.True(known == lines.Contains(said), $"'{said}' is taken for {word}");
            Assert.True(known ? grammar.Write(word) == said : word.Equals(default(TWord)), $"'{said}' is taken for {word}");
            if (!known)
            {
                string answer = Encoding.UTF8.GetString(grammar.Refuse(line, "E-X-01"u8, text));
                Assert.StartsWith("refused\tE-X-01\t", answer, StringComparison.Ordinal);
                Assert.Equal(answer.Length - 1, answer.IndexOf('\n', StringComparison.Ordinal));
                Assert.NotNull(AnswerGrammar.Read(answer[..^1])?.Refusal);
                Assert.All(answer[..^1].Split('\t'), part => Assert.Equal(PrintableText.Of(part), part));
                refused++;
            }
        }

        Assert.True(refused > 1_000, $"only {refused} lines were tried");
    }
}
