using System.Text;

namespace ArmController.Tests.Fuzz;

/// <summary>What sort of sentence a sentence is.</summary>
internal static class FuzzText
{
    /// <summary>The sentence without what stands in quotes and without numbers.</summary>
    public static string Shape(string sentence)
    {
        StringBuilder shape = new();
        bool quoted = false;
        foreach (char letter in sentence)
        {
            quoted ^= letter is '\'' or '"';
            if (!quoted && !char.IsAsciiDigit(letter) && shape.Length < 200)
            {
                shape.Append(letter);
            }
        }

        return shape.ToString();
    }
}
