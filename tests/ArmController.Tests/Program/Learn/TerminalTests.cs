using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>What a person sees on a terminal; script(1) makes one.</summary>
public sealed class TerminalTests
{
    private const string Escape = "\e";
    private const string Learn = "learn reach --minutes 0.2 --goals 5";

    [Theory]
    [InlineData("TERM=xterm LC_ALL=C.UTF-8", "", "━━━━━━━━━━━━━━━━━━━━ 100 %")]
    [InlineData("TERM=xterm LC_ALL= LC_CTYPE= LANG=C", "", "#################### 100 %")]
    [InlineData("TERM=xterm NO_COLOR=1 LC_ALL=C", "", "#################### 100 %")]
    public async Task A_terminal_gets_a_bar_without_colours_and_its_wrapping_back(string environment, string words, string bar)
    {
        string shown = await ShowAsync($"{environment} $armctl {Learn} {words}");

        Assert.Contains(bar, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("progress=", shown, StringComparison.Ordinal);
        Assert.Equal(shown.Split(Escape + "[?7l").Length, shown.Split(Escape + "[?7h").Length);
        Assert.DoesNotMatch("\\e\\[[0-9;]*m", shown);
        Assert.All(shown[shown.LastIndexOf(Escape, StringComparison.Ordinal)..].Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 85));
    }

    [Theory]
    [InlineData("TERM=dumb", "")]
    [InlineData("TERM=xterm", "--plain")]
    public async Task A_plain_terminal_gets_lines_only(string environment, string words)
    {
        string shown = await ShowAsync($"{environment} $armctl {Learn} {words}");

        Assert.Contains("progress=1.000 robot_min=0.20", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', shown.TrimEnd('\r').Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private static async Task<string> ShowAsync(string line)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "no script(1) here to make a terminal");
        using Scratch place = new();
        RealProgram ran = await RealProgram.ShellAsync(place, $"script -qec '{line}' /dev/null");
        Assert.Equal(0, ran.ExitCode);
        return string.Join('\n', ran.Output);
    }
}
