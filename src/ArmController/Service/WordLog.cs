using System.Globalization;
using System.Text;
using ArmController.Recording;

namespace ArmController.Service;

/// <summary>
/// Tells the journal who said what, in at most ten lines a second: a line costs garbage, and a journal full of one client's words hides all else.
/// Words beyond that are counted and the count is told. The last places of each second are for stop and off.
/// </summary>
internal sealed class WordLog(Action<string> log)
{
    /// <summary>Lines a second, counts included.</summary>
    public const int MostLines = 10;

    private const int MostOthers = 8;
    private const int MostShown = 60;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TextBuffer text = new(512);
    private TimeSpan nextSecond;
    private int lines;
    private long untold;

    /// <summary>Says what time it is; what was left untold in the second before is told as a count.</summary>
    public void Begin(TimeSpan now)
    {
        if (now < nextSecond)
        {
            return;
        }

        nextSecond = now + Second;
        lines = 0;
        if (untold > 0)
        {
            log(string.Create(CultureInfo.InvariantCulture, $"and {untold:#,0} more words"));
            lines = 1;
            untold = 0;
        }
    }

    /// <summary>Notes a word.</summary>
    /// <param name="user">Number of the user who said it.</param>
    /// <param name="line">The line, without its end.</param>
    /// <param name="isUrgent">Stop or off.</param>
    public void Add(int user, ReadOnlySpan<byte> line, bool isUrgent)
    {
        if (lines >= (isUrgent ? MostLines : MostOthers))
        {
            untold++;
            return;
        }

        lines++;
        text.Clear().Text("user "u8).Number(user).Text(" says: "u8).Printable(line[..Math.Min(line.Length, MostShown)]);
        log(Encoding.UTF8.GetString(text.Written));
    }
}
