using System.Text;
using ArmController.Service;
using Xunit;

namespace ArmController.Tests.Program.Service;

public sealed class WordLogTests
{
    private readonly List<string> lines = [];
    private readonly WordLog log;

    public WordLogTests() => log = new WordLog(lines.Add);

    [Fact]
    public void A_word_is_told_with_who_said_it_and_what_is_not_printable_as_its_number()
    {
        log.Begin(TimeSpan.FromHours(1));
        log.Add(1000, "learn pause"u8, isUrgent: false);
        log.Add(0, "\u001b[2Koff\r\u00fc"u8, isUrgent: false);
        Assert.Equal(["user 1000 says: learn pause", @"user 0 says: \x1B[2Koff\x0Dü"], lines);
    }

    [Fact]
    public void Twelve_seconds_of_words_are_at_most_ten_lines_a_second_and_every_word_is_counted()
    {
        const int Words = 59_151;
        for (int millisecond = 0; millisecond < 13_100; millisecond++)
        {
            log.Begin(TimeSpan.FromSeconds(77.3) + TimeSpan.FromMilliseconds(millisecond));
            for (int n = 0; millisecond < 12_000 && n < Words / 1_000; n++)
            {
                log.Add(1000, "hello"u8, isUrgent: false);
            }
        }

        long told = lines.Count(line => line == "user 1000 says: hello");
        long counted = lines.Where(line => line.StartsWith("and ", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split(' ')[1].Replace(",", "", StringComparison.Ordinal)));
        Assert.Equal(12L * 1_000 * (Words / 1_000), told + counted);
        Assert.InRange(lines.Count, 12, 12 * WordLog.MostLines);
        Assert.Contains("and 58,992 more words", lines);
    }

    [Fact]
    public void A_stop_is_told_however_many_other_words_were_said_in_its_second()
    {
        log.Begin(TimeSpan.Zero);
        for (int n = 0; n < 1_000; n++)
        {
            log.Add(1000, "hello"u8, isUrgent: false);
        }

        log.Add(7, "stop"u8, isUrgent: true);
        Assert.Equal("user 7 says: stop", lines[^1]);
        log.Add(8, "off"u8, isUrgent: true);
        log.Add(9, "off"u8, isUrgent: true);
        Assert.Equal("user 8 says: off", lines[^1]);
        Assert.Equal(WordLog.MostLines, lines.Count);
    }

    [Fact]
    public void What_is_not_told_costs_no_garbage()
    {
        byte[] line = Encoding.ASCII.GetBytes("hello");
        log.Begin(TimeSpan.Zero);
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int n = 0; n < 10_000; n++)
            {
                log.Add(1000, line, isUrgent: false);
            }
        }));
    }
}
