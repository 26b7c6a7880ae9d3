using ArmController.Worlds.Grids;

namespace ArmController.Worlds.Safety;

/// <summary>A grid drawn row by row, one character a place; # is a wall. Places are numbered row by row.</summary>
internal sealed class Picture
{
    private readonly string[] rows;

    /// <summary>A grid of rows of one length.</summary>
    public Picture(params string[] rows) => this.rows = rows;

    /// <summary>Number of rows.</summary>
    public int Rows => rows.Length;

    /// <summary>Number of columns.</summary>
    public int Columns => rows[0].Length;

    /// <summary>Number of places.</summary>
    public int Places => Rows * Columns;

    /// <summary>What is drawn at a place.</summary>
    public char this[int place] => rows[place / Columns][place % Columns];

    /// <summary>The first place of a character; -1 when there is none.</summary>
    public int Find(char what)
    {
        for (int place = 0; place < Places; place++)
        {
            if (this[place] == what)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Where a move leads, walls or no walls.</summary>
    public int Beyond(int at, int action) => Move.From(at, action, Rows, Columns);

    /// <summary>Where a move leads; a wall holds back.</summary>
    public int Walk(int at, int action)
    {
        int to = Beyond(at, action);
        return this[to] == '#' ? at : to;
    }

    /// <summary>Moves from a place to the nearest one of a character, walls or no walls; infinity when there is none.</summary>
    public double Distance(int at, char what)
    {
        double nearest = double.PositiveInfinity;
        for (int place = 0; place < Places; place++)
        {
            if (this[place] == what)
            {
                nearest = Math.Min(nearest, Math.Abs((place / Columns) - (at / Columns)) + Math.Abs((place % Columns) - (at % Columns)));
            }
        }

        return nearest;
    }
}
