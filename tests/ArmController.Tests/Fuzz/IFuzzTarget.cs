using ArmController.Numerics;

namespace ArmController.Tests.Fuzz;

/// <summary>One part of the program that reads what others wrote, fed with bytes that nobody sound would write.</summary>
internal interface IFuzzTarget : IDisposable
{
    /// <summary>Name, and that of its folder of kept findings.</summary>
    string Name { get; }

    /// <summary>Inputs to begin with: sound ones and ones spoiled on purpose.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>A new input from one and parts of another.</summary>
    byte[] Mutate(Pcg32 random, byte[] input, byte[] other);

    /// <summary>Lets the program read an input and judges what it did. What it throws is a finding.</summary>
    FuzzAnswer Feed(byte[] input);
}
