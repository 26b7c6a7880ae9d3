namespace ArmController.Service;

/// <summary>An earlier service has left the arm holding: a person has to let it go before another one begins.</summary>
/// <param name="message">Cause and remedy.</param>
internal sealed class HeldArmException(string message) : IOException(message);
