using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>A list of exceptions that is neither too short nor too long.</summary>
internal static class ExactList
{
    /// <summary>Fails with each line that was found and is not listed, and with each that is listed and was not found.</summary>
    /// <param name="listed">The exceptions.</param>
    /// <param name="found">What breaks the rule.</param>
    /// <param name="more">What helps whoever reads the failure.</param>
    public static void Check(IEnumerable<string> listed, IEnumerable<string> found, Func<string>? more = null)
    {
        string[] wrong = [.. Differences([.. listed], [.. found])];
        Assert.True(wrong.Length == 0, $"{string.Join('\n', wrong)}\n{more?.Invoke()}");
    }

    /// <summary>What is new, then what is gone.</summary>
    public static IEnumerable<string> Differences(string[] listed, string[] found) =>
        [
            .. found.Except(listed).Order().Select(line => $"new: {line}"),
            .. listed.Except(found).Order().Select(line => $"gone, strike it off: {line}"),
        ];
}
