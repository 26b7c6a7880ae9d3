using System.Diagnostics.CodeAnalysis;
using ArmController.Configuration.Troubles;

namespace ArmController.Configuration;

/// <summary>Either a value that passed every check, or all the faults that were found; never both, never neither.</summary>
public sealed class Checked<T>
    where T : class
{
    private readonly T? value;

    /// <summary>A value without fault.</summary>
    public Checked(T value) => (this.value, Faults) = (value, []);

    /// <summary>At least one fault.</summary>
    public Checked(IReadOnlyList<Trouble> faults) => Faults = faults;

    /// <summary>Faults in the order of their lines; empty when there is a value.</summary>
    public IReadOnlyList<Trouble> Faults { get; }

    /// <summary>True with the value, false with faults.</summary>
    public bool TryGet([NotNullWhen(true)] out T? checkedValue)
    {
        checkedValue = value;
        return value is not null;
    }
}
