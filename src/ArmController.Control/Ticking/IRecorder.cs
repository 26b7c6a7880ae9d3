namespace ArmController.Control.Ticking;

/// <summary>Takes the tick's record off the loop's hands; never waits and never allocates.</summary>
public interface IRecorder
{
    /// <summary>One tick has passed.</summary>
    void Append(in TickRecord record);
}
