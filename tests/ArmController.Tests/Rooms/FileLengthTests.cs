using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>A file has at most 300 lines, and a line at most 150 columns: a longer file holds two concepts, and a longer line two thoughts.</summary>
public sealed class FileLengthTests
{
    private const int MostLines = 300;
    private const int MostColumns = 150;

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        ExactList.Check([], SourceTree.Files.Where(file => Lines(file.Value) > MostLines).Select(file => file.Key));

    [Fact]
    public void No_line_is_longer_than_a_hundred_and_fifty_columns() =>
        ExactList.Check([], SourceTree.Files.SelectMany(file => LongLines(file.Value).Select(line => $"{file.Key}:{line}")));

    [Fact]
    public void The_house_is_really_read() =>
        Assert.True(SourceTree.Files.Count > 700 && SourceTree.Files.ContainsKey("src/ArmController.Motion/Safety/Envelope.cs"));

    [Fact]
    public void A_list_of_exceptions_is_exact() =>
        Assert.Equal(["new: c", "gone, strike it off: a"], ExactList.Differences(["a", "b"], ["b", "c"]));

    [Fact]
    public void A_file_too_long_is_seen() => Assert.Equal((1, 301), (Lines("one\n"), Lines(string.Concat(Enumerable.Repeat("one\n", 301)))));

    [Fact]
    public void A_line_too_long_is_seen_and_what_must_keep_its_form_is_not()
    {
        string wide = new('x', MostColumns);
        string raw = $"string text = \"\"\"\n    {wide}\n    \"\"\";\n";
        string filled = $"string text = $\"\"\"\n    {wide}{{1 + 1}}\n    \"\"\";\n";
        Assert.Equal([1, 3], LongLines($"// {wide}\n// {wide[3..]}\nstring text = \"{wide}\";\n"));
        Assert.Empty(LongLines(raw));
        Assert.Empty(LongLines(filled));
        Assert.Equal([4], LongLines($"{raw}// {wide}"));
        Assert.Equal([1], LongLines($"string text = \"\"\"{wide}\"\"\";"));
    }

    private static int Lines(string text) => SourceText.From(text.TrimEnd('\n')).Lines.Count;

    /// <summary>Numbers of the lines that are too long; the lines of a raw string of several lines keep the form of what they show.</summary>
    private static int[] LongLines(string text)
    {
        SourceText source = SourceText.From(text);
        int[] wide = [.. source.Lines.Where(line => line.Span.Length > MostColumns).Select(line => line.LineNumber)];
        if (wide.Length == 0)
        {
            return [];
        }

        LinePositionSpan[] raw =
            [.. SourceTree.Parse(text).DescendantNodes().Where(IsRawOfLines).Select(node => source.Lines.GetLinePositionSpan(node.Span))];
        return [.. wide.Where(line => !raw.Any(span => line > span.Start.Line && line < span.End.Line)).Select(line => line + 1)];
    }

    private static bool IsRawOfLines(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal =>
            literal.Token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken,
        InterpolatedStringExpressionSyntax filled => filled.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken),
        _ => false,
    };
}
