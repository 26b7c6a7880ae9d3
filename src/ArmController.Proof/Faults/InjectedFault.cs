namespace ArmController.Proof.Faults;

/// <summary>What is thrown where a fault says that something throws: nothing else may take it for its own.</summary>
internal sealed class InjectedFault : Exception
{
    public InjectedFault()
        : this("Thrown on purpose.")
    {
    }

    public InjectedFault(string message)
        : base(message)
    {
    }

    public InjectedFault(string message, Exception inner)
        : base(message, inner)
    {
    }
}
