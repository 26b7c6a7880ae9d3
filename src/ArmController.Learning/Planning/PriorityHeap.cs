using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// Numbers 0 to capacity - 1 by priority, the largest first; a number is in it once, with the largest priority it was given. Its room is taken once.
/// </summary>
public sealed class PriorityHeap
{
    private const int Absent = -1;

    private readonly int[] items;
    private readonly int[] places;
    private readonly double[] priorities;

    /// <summary>An empty heap.</summary>
    public PriorityHeap(int capacity)
    {
        items = new int[capacity];
        places = new int[capacity];
        priorities = new double[capacity];
        Array.Fill(places, Absent);
    }

    /// <summary>How many numbers are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a number in, or raises it; a lower priority than it has changes nothing.</summary>
    public void Push(int item, double priority)
    {
        if (places[item] == Absent)
        {
            places[item] = Count;
            items[Count++] = item;
        }
        else if (!(priority > priorities[item]))
        {
            return;
        }

        priorities[item] = priority;
        Rise(places[item]);
    }

    /// <summary>Takes the number of the largest priority out; the heap must not be empty.</summary>
    public int Pop()
    {
        int top = items[0];
        places[top] = Absent;
        int last = items[--Count];
        if (Count > 0)
        {
            items[0] = last;
            places[last] = 0;
            Sink(0);
        }

        return top;
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        for (int i = 0; i < Count; i++)
        {
            places[items[i]] = Absent;
        }

        Count = 0;
    }

    /// <summary>Bytes that <see cref="Save"/> writes at most.</summary>
    public int SavedBytes => sizeof(int) + (items.Length * (sizeof(int) + sizeof(double)));

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Count);
        for (int i = 0; i < Count; i++)
        {
            writer.Write(items[i]);
            writer.Write(priorities[items[i]]);
        }
    }

    /// <summary>Reads it; false, with the heap empty, when it is none.</summary>
    public bool Load(ref StateReader reader)
    {
        Clear();
        int count = reader.ReadInt();
        bool sound = count >= 0 && count <= items.Length;
        for (int i = 0; sound && i < count; i++)
        {
            int item = reader.ReadInt();
            double priority = reader.ReadDouble();
            sound = !reader.Truncated && item >= 0 && item < items.Length && places[item] == Absent && double.IsFinite(priority);
            if (sound)
            {
                Push(item, priority);
            }
        }

        if (!sound)
        {
            Clear();
        }

        return sound;
    }

    private void Rise(int place)
    {
        while (place > 0 && Comes(place, (place - 1) / 2))
        {
            Swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    private void Sink(int place)
    {
        while (true)
        {
            int first = place;
            int left = (2 * place) + 1;
            first = left < Count && Comes(left, first) ? left : first;
            first = left + 1 < Count && Comes(left + 1, first) ? left + 1 : first;
            if (first == place)
            {
                return;
            }

            Swap(place, first);
            place = first;
        }
    }

    // Of equal priorities the smaller number, so that the order does not depend on how it came about.
    private bool Comes(int place, int before)
    {
        double one = priorities[items[place]];
        double two = priorities[items[before]];
        return one > two || (one == two && items[place] < items[before]);
    }

    private void Swap(int one, int two)
    {
        (items[one], items[two]) = (items[two], items[one]);
        places[items[one]] = one;
        places[items[two]] = two;
    }
}
