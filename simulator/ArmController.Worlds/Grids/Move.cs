namespace ArmController.Worlds.Grids;

/// <summary>The four moves of a grid, in the order of their numbers as actions.</summary>
internal static class Move
{
    /// <summary>Number of moves: up, down, right, left.</summary>
    public const int Count = 4;

    /// <summary>Where a move leads on a grid whose places are numbered row by row; its edges hold back.</summary>
    /// <param name="at">The place.</param>
    /// <param name="action">The move.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="wind">Rows by which something blows up meanwhile.</param>
    public static int From(int at, int action, int rows, int columns, int wind = 0)
    {
        int row = Math.Clamp((at / columns) + Down(action) - wind, 0, rows - 1);
        return (row * columns) + Math.Clamp((at % columns) + Right(action), 0, columns - 1);
    }

    /// <summary>The move that takes a move back.</summary>
    public static int Opposite(int action) => action ^ 1;

    private static int Right(int action) => action switch { 2 => 1, 3 => -1, _ => 0 };

    private static int Down(int action) => action switch { 0 => -1, 1 => 1, _ => 0 };
}
