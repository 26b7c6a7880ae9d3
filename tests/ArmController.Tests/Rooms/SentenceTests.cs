using System.Text.RegularExpressions;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>What is said to people is made of parts and never taken apart again: a path may hold a semicolon.</summary>
public sealed partial class SentenceTests
{
    [Theory]
    [InlineData("int split = sentence.LastIndexOf(';');")]
    [InlineData("string cause = saved.Sentence.Split(';')[0];")]
    [InlineData("int at = text.IndexOf(\"; \", StringComparison.Ordinal);")]
    [InlineData("(string head, _) = (text.Split(\"; \")[0], 1);")]
    [InlineData("catch (IOException fault) when (fault.Message.Contains(';', StringComparison.Ordinal))")]
    [InlineData("fault.Message[..split]")]
    [InlineData("string first = fault.Message.Split('.')[0];")]
    public void What_takes_a_sentence_apart_is_recognized(string line) => Assert.Matches(TakesApart(), line);

    [Fact]
    public void No_product_code_takes_a_sentence_apart()
    {
        string[] found = [.. ProductSource.Files.SelectMany(file => File.ReadLines(file)
            .Select((line, i) => (Line: line, Place: $"{Path.GetRelativePath(ProductTree.Root, file)}:{i + 1}"))
            .Where(read => TakesApart().IsMatch(read.Line))
            .Select(read => $"{read.Place}: {read.Line.Trim()}"))];
        Assert.Empty(found);
    }

    [GeneratedRegex("""(IndexOf|Split|Contains)\(("; ?"|';')|\.Message(\.(Split|Substring|IndexOf|LastIndexOf|Contains|StartsWith|EndsWith)\(|\[)""")]
    private static partial Regex TakesApart();
}
