namespace ArmController.Worlds.Grids;

/// <summary>The four moves of a grid, in the order of their numbers as actions.</summary>
internal static class Move
{
    /// <summary>Number of moves: up, down, right, left.</summary>
    public const int Count = 4;

    /// <summary>Columns to the right.</summary>
    public static int Right(int action) => action switch { 2 => 1, 3 => -1, _ => 0 };

    /// <summary>Rows down.</summary>
    public static int Down(int action) => action switch { 0 => -1, 1 => 1, _ => 0 };
}
