namespace ArmController.Files;

/// <summary>
/// What has the name is no file that may be read or written here; the message says what it is, in a few words and without a full stop.
/// </summary>
internal sealed class NotPlainFileException(string message) : IOException(message);
