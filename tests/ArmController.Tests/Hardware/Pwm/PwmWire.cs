namespace ArmController.Tests.Hardware.Pwm;

/// <summary>What several channels hang on.</summary>
internal sealed class PwmWire
{
    private Exception? fault;

    public ulong Transactions { get; private set; }

    public void FailNext(Exception with) => fault = with;

    public void Transact()
    {
        Transactions++;
        if (fault is { } thrown)
        {
            fault = null;
            throw thrown;
        }
    }
}
