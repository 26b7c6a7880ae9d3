namespace ArmController.Configuration.Files;

/// <summary>
/// What has the name is no file that may be read or written here; the message says what it is, in a few words and without a full stop.
/// </summary>
public sealed class NotPlainFileException(string message) : IOException(message);
