using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ArmController.Verbs;

/// <summary>Addresses of chips on the command line: <c>--address 0x40 --address 0x41</c>.</summary>
internal static class ChipAddresses
{
    private const int Usual = 0x40;

    /// <summary>The option; 0x40 when nobody says it.</summary>
    public static Option<int[]> Option(string description) => new("--address")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => [Usual],
        CustomParser = Parse,
    };

    private static int[] Parse(ArgumentResult result)
    {
        List<int> addresses = [];
        foreach (Token token in result.Tokens)
        {
            string word = token.Value;
            bool hex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
            NumberStyles style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
            if (!int.TryParse(hex ? word.AsSpan(2) : word, style, CultureInfo.InvariantCulture, out int address) || address is < 0 or > 0x7F)
            {
                result.AddError(UsageErrors.Message($"--address '{word}' is no 7-bit address", "give a number from 0 to 0x7f"));
            }

            addresses.Add(address);
        }

        return [.. addresses.Distinct()];
    }
}
