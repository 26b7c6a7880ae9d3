using System.Globalization;
using System.Xml;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>
/// One element of the file with its line. It holds only URDF's own words: elements and attributes without a namespace, or in the one that the
/// document says is its own. What is in another namespace belongs to another vocabulary and is not here at all, with everything inside it.
/// </summary>
internal sealed class UrdfElement
{
    // A URDF needs five levels, extensions a few more; each level of the file is one of the stack here.
    private const int MostLevels = 64;

    private static readonly string[] XacroLeavings = ["property", "arg"];

    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);
    private readonly List<UrdfElement> children = [];

    private UrdfElement(XmlReader reader, Reading reading)
    {
        Tag = reader.Depth == 0 ? reader.Name : reader.LocalName;
        Line = LineOf(reader);
        reading.Open.Push((Tag, Line));
        int depth = reader.Depth;
        bool empty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reading.IsOwn(reader.NamespaceURI) && !attributes.TryAdd(reader.LocalName, reader.Value))
            {
                reading.Faults.Add(
                    LineOf(reader), $"the attribute '{reader.LocalName}' of <{Tag}> is written twice, once with a prefix", "keep one of the two");
            }
        }

        reader.MoveToElement();
        while (!empty && reader.Read() && reader.Depth > depth)
        {
            while (reader.NodeType == XmlNodeType.Element && reader.Depth > depth && IsPassedOver(reader, reading))
            {
                reader.Skip();
            }

            if (reader.NodeType == XmlNodeType.Element && reader.Depth > depth)
            {
                children.Add(new(reader, reading));
            }

            if (reader.Depth <= depth)
            {
                break;
            }
        }

        reading.Open.Pop();
    }

    /// <summary>Name of the element.</summary>
    public string Tag { get; private set; }

    /// <summary>Its line, from one.</summary>
    public int Line { get; }

    /// <summary>Elements inside.</summary>
    public IReadOnlyList<UrdfElement> Children => children;

    /// <summary>Names of its attributes.</summary>
    public IEnumerable<string> Attributes => attributes.Keys;

    /// <summary>Reads a whole document; null with a fault when it is no XML.</summary>
    /// <param name="text">The text.</param>
    /// <param name="xacroLine">Line of the first element that xacro has still to work on; 0 when there is none.</param>
    /// <param name="faults">Takes the faults.</param>
    public static UrdfElement? Read(string text, UrdfFaults faults, out int xacroLine)
    {
        Reading reading = new(faults);
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        UrdfElement? root = null;
        using StringReader letters = new(text);
        using XmlReader reader = XmlReader.Create(letters, settings);
        try
        {
            reader.MoveToContent();

            // A name with a prefix is another vocabulary's, whatever the prefix stands for.
            reading.Own = reader.Prefix.Length == 0 ? reader.NamespaceURI : "";
            root = new(reader, reading);
            while (reader.Read())
            {
            }
        }
        catch (XmlException syntax)
        {
            (int line, int column) = (Math.Max(syntax.LineNumber, 1), Math.Max(syntax.LinePosition, 1));
            (string, int)? open = reading.Open.TryPeek(out (string, int) top) ? top : null;
            faults.AddSyntax(line, column, $"this is no XML: {XmlSyntax.Cause(text, line, column, open)}", "mend the text here or just before");
            root = null;
        }

        xacroLine = reading.XacroLine;
        return root;
    }

    /// <summary>Elements inside with a name.</summary>
    public IEnumerable<UrdfElement> All(string tag) => children.Where(child => child.Tag == tag);

    /// <summary>The element inside with a name, which may stand there once.</summary>
    public UrdfElement? One(string tag) => All(tag).FirstOrDefault();

    /// <summary>Takes the element for one of another name, which was most likely meant.</summary>
    public void Mean(string tag) => Tag = tag;

    /// <summary>Takes an attribute for one of another name, which was most likely meant.</summary>
    public void Mean(string written, string attribute) => attributes.TryAdd(attribute, attributes[written]);

    /// <summary>An attribute; null when it is not written.</summary>
    public string? Written(string attribute) => attributes.GetValueOrDefault(attribute);

    /// <summary>An attribute that must be there; a fault and an empty text otherwise.</summary>
    public string Text(string attribute, UrdfFaults faults)
    {
        if (attributes.TryGetValue(attribute, out string? text) && text.Length > 0)
        {
            return text;
        }

        faults.Add(Line, $"<{Tag}> lacks the attribute '{attribute}'", $"write {attribute}=\"...\"");
        return "";
    }

    /// <summary>Three numbers; a missing attribute is the given vector.</summary>
    public Vector3d Vector(string attribute, Vector3d missing, UrdfFaults faults) =>
        Numbers(attribute, 3, "three", faults) is [double x, double y, double z] ? new(x, y, z) : missing;

    /// <summary>Some numbers; null when the attribute is missing or, with a fault, when it is not that many finite ones.</summary>
    public double[]? Numbers(string attribute, int count, string spoken, UrdfFaults faults)
    {
        if (!attributes.TryGetValue(attribute, out string? text))
        {
            return null;
        }

        string[] parts = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = new double[count];
        bool good = parts.Length == count;
        for (int i = 0; good && i < count; i++)
        {
            good = Finite(parts[i], out numbers[i]);
        }

        if (!good)
        {
            faults.Add(Line, $"{attribute}=\"{text}\" is not {spoken} finite numbers", $"write {spoken} numbers with spaces between");
        }

        return good ? numbers : null;
    }

    /// <summary>One number; null with a fault when there is none.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="unit">What it is in, for the remedy.</param>
    /// <param name="faults">Takes the fault.</param>
    public double? Number(string attribute, string unit, UrdfFaults faults)
    {
        if (!attributes.TryGetValue(attribute, out string? text))
        {
            faults.Add(Line, $"<{Tag}> lacks the attribute '{attribute}'", $"write {attribute}=\"...\" in {unit}");
            return null;
        }

        if (Finite(text, out double number))
        {
            return number;
        }

        faults.Add(Line, $"{attribute}=\"{text}\" is not a finite number", "write a finite number");
        return null;
    }

    private static bool IsPassedOver(XmlReader reader, Reading reading)
    {
        if (reader.Depth >= MostLevels)
        {
            reading.Faults.Add(LineOf(reader), $"elements are nested more than {MostLevels} levels deep", "write a URDF file, which needs five");
            return true;
        }

        bool isOwn = reading.IsOwn(reader.NamespaceURI);
        if (!isOwn && reading.XacroLine == 0 && IsXacro(reader) && !XacroLeavings.Contains(reader.LocalName))
        {
            reading.XacroLine = LineOf(reader);
        }

        return !isOwn;
    }

    private static bool IsXacro(XmlReader reader) =>
        reader.Prefix == "xacro" || reader.NamespaceURI.EndsWith("/xacro", StringComparison.Ordinal)
            || reader.NamespaceURI.Contains("/xacro#", StringComparison.Ordinal);

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private static bool Finite(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>What is known while one document is read.</summary>
    private sealed class Reading(UrdfFaults faults)
    {
        public UrdfFaults Faults { get; } = faults;

        public Stack<(string Tag, int Line)> Open { get; } = new();

        /// <summary>The namespace that the document says is its own; empty for none.</summary>
        public string Own { get; set; } = "";

        public int XacroLine { get; set; }

        public bool IsOwn(string space) => space.Length == 0 || space == Own;
    }
}
