using System.Text;

namespace ArmController.Recording;

/// <summary>Passes on what may be shown, line by line; everything else as <see cref="PrintableText"/> spells it.</summary>
public sealed class PrintableWriter : TextWriter
{
    private readonly TextWriter inner;

    private PrintableWriter(TextWriter inner)
        : base(inner.FormatProvider) => this.inner = inner;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The writer over another, which stays the caller's.</summary>
    /// <param name="inner">Where it goes.</param>
    public static TextWriter Over(TextWriter inner) => new PrintableWriter(inner);

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (PrintableText.IsPlain(buffer))
        {
            inner.Write(buffer);
        }
        else
        {
            inner.Write(PrintableText.Of(buffer, "\n"));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => inner.WriteLine(PrintableText.IsPlain(value) ? value : PrintableText.Of(value, "\n"));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
