using ArmController.Tests.Program.Checkpoints;
using ArmController.Training.Runs;
using Xunit;

namespace ArmController.Tests.Program.Runs;

public sealed class JsonLinesTests
{
    [Fact]
    public void Lines_reach_the_disk_about_once_a_second_and_a_second_opening_goes_on_after_them()
    {
        using Scratch scratch = new();
        string path = Path.Combine(scratch.Path, "lines.jsonl");
        using (JsonLines lines = new(path))
        {
            lines.FlushWhenDue(TimeSpan.FromSeconds(10));
            Add(lines, 1);
            Assert.True(lines.FlushWhenDue(TimeSpan.FromSeconds(10.9)).IsDone);
            Assert.Equal("", File.ReadAllText(path));

            Assert.True(lines.FlushWhenDue(TimeSpan.FromSeconds(11)).IsDone);
            Assert.Equal("{\"n\":1}\n", File.ReadAllText(path));
            Add(lines, 2);
        }

        using (JsonLines lines = new(path))
        {
            Add(lines, 3);
        }

        Assert.Equal("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("{\"n\":1}\n", "", 0)]
    [InlineData("{\"n\":1}\n", "{\"n\":", 0)]
    [InlineData("{\"n\":1}\n", "{\"n\":2}", 0)]
    [InlineData("{\"n\":1}\n", "", 10_000)]
    [InlineData("{\"n\":1}\n", "{\"", 4_094)]
    [InlineData("", "{\"n\":1", 0)]
    [InlineData("", "", 10_000)]
    public void A_line_torn_by_a_power_cut_is_cut_off_before_the_next_is_written(string whole, string torn, int zeros)
    {
        using Scratch scratch = new();
        string path = scratch.File("lines.jsonl");
        File.WriteAllText(path, whole + torn + new string('\0', zeros));
        using (JsonLines lines = new(path))
        {
            Add(lines, 2);
        }

        Assert.Equal(whole + "{\"n\":2}\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_full_disk_costs_lines_that_are_counted()
    {
        using TinyDisk? disk = TinyDisk.TryMount();
        Assert.SkipWhen(disk is null, "no mount namespace here");
        using JsonLines lines = new(Path.Combine(disk.Path, "lines.jsonl"));
        disk.Fill();
        Add(lines, 1);
        Add(lines, 2);

        WriteResult result = lines.Flush();
        lines.Dispose();

        Assert.False(result.IsDone);
        Assert.Contains("space", result.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((0, 2), (lines.WrittenLines, lines.LostLines));
    }

    [Fact]
    public void A_line_costs_no_garbage()
    {
        using Scratch scratch = new();
        using JsonLines lines = new(Path.Combine(scratch.Path, "lines.jsonl"));
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                Add(lines, i);
            }
        }));
    }

    private static void Add(JsonLines lines, int number)
    {
        lines.Begin().WriteNumber("n", number);
        lines.End();
    }
}
