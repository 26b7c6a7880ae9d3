namespace ArmController.Recording;

/// <summary>Puts a service's state into one line of logfmt, or into one line of JSON. Neither costs garbage.</summary>
/// <param name="lanes">Lanes of the arm.</param>
public sealed class LiveText(int lanes)
{
    /// <summary>More than the longest JSON line takes.</summary>
    public const int MostBytes = 8_192;

    private readonly TextBuffer line = new(1_024);
    private readonly TextBuffer json = new(MostBytes);

    /// <summary>One line of logfmt, with its end.</summary>
    public ReadOnlySpan<byte> Line(in LiveState live, in SessionState session, LatenessHistogram late)
    {
        LineSink sink = new(line.Clear(), lanes);
        LiveChannels.Line(live, session, late, ref sink);
        return line.Text("\n"u8).Written;
    }

    /// <summary>One JSON object, with the line's end.</summary>
    public ReadOnlySpan<byte> Json(in LiveState live, in SessionState session, LatenessHistogram late)
    {
        JsonSink sink = new(json.Clear().Text("{"u8), lanes);
        LiveChannels.All(live, session, late, ref sink);
        return json.Text("}\n"u8).Written;
    }
}
