namespace ArmController.Service.Words;

/// <summary>How what may be said on view.sock is written, at both ends.</summary>
internal static class ViewGrammar
{
    /// <summary>Every view line there is.</summary>
    public static LineGrammar<ViewWord> Lines { get; } = new([("status", ViewWord.Status), ("tail", ViewWord.Tail), ("follow", ViewWord.Follow)]);
}
