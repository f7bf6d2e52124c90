namespace Marketplace.Infrastructure.Demo.Pictures;

/// <summary>Paints flat shapes with smooth edges. Shapes are given on a sheet of 100 × 100, whatever the size in pixels.</summary>
internal sealed class Canvas(int side)
{
    /// <summary>Rows of samples in a row of pixels; across a row the coverage is exact.</summary>
    private const int Samples = 4;

    private readonly byte[] _pixels = new byte[side * side * 3];
    private readonly float[] _coverage = new float[side + 1];
    private readonly List<double> _crossings = [];

    public Func<Spot, Spot> Placement { get; set; } = spot => spot;

    public void Gradient(Colour top, Colour bottom)
    {
        for (var y = 0; y < side; y++)
        {
            var colour = top.Mix(bottom, (double)y / side);
            for (var x = 0; x < side; x++) Put(((y * side) + x) * 3, colour, 1);
        }
    }

    public void Fill(Shape shape, Colour colour, double opacity = 1)
    {
        var edges = Edges(shape);
        if (edges.Count == 0) return;
        var top = Math.Max(0, (int)edges.Min(edge => Math.Min(edge.From.Y, edge.To.Y)));
        var bottom = Math.Min(side - 1, (int)edges.Max(edge => Math.Max(edge.From.Y, edge.To.Y)));
        for (var y = top; y <= bottom; y++)
        {
            Array.Clear(_coverage);
            for (var sample = 0; sample < Samples; sample++) Cross(edges, y + ((sample + 0.5) / Samples));
            for (var x = 0; x < side; x++)
            {
                if (_coverage[x] > 0) Put(((y * side) + x) * 3, colour, Math.Min(1, _coverage[x]) * opacity);
            }
        }
    }

    public byte[] ToPng() => Png.Write(_pixels, side, side);

    private List<(Spot From, Spot To)> Edges(Shape shape)
    {
        var edges = new List<(Spot From, Spot To)>();
        foreach (var outline in shape.Outlines)
        {
            var spots = outline.Select(spot => Placement(spot)).Select(spot => new Spot(spot.X * side / 100, spot.Y * side / 100)).ToArray();
            for (var i = 0; i < spots.Length; i++) edges.Add((spots[i], spots[(i + 1) % spots.Length]));
        }

        return edges;
    }

    /// <summary>Adds what one row of samples sees of the inside.</summary>
    private void Cross(List<(Spot From, Spot To)> edges, double y)
    {
        _crossings.Clear();
        foreach (var (from, to) in edges)
        {
            if (from.Y <= y != to.Y <= y) _crossings.Add(from.X + ((y - from.Y) * (to.X - from.X) / (to.Y - from.Y)));
        }

        _crossings.Sort();
        for (var i = 0; i + 1 < _crossings.Count; i += 2) Cover(Math.Clamp(_crossings[i], 0, side), Math.Clamp(_crossings[i + 1], 0, side));
    }

    private void Cover(double from, double to)
    {
        var (first, last) = ((int)from, (int)to);
        if (first == last)
        {
            _coverage[first] += (float)((to - from) / Samples);
            return;
        }

        _coverage[first] += (float)((first + 1 - from) / Samples);
        for (var x = first + 1; x < last; x++) _coverage[x] += 1f / Samples;
        _coverage[last] += (float)((to - last) / Samples);
    }

    private void Put(int at, Colour colour, double opacity)
    {
        _pixels[at] = Blend(_pixels[at], colour.Red, opacity);
        _pixels[at + 1] = Blend(_pixels[at + 1], colour.Green, opacity);
        _pixels[at + 2] = Blend(_pixels[at + 2], colour.Blue, opacity);
    }

    private static byte Blend(byte under, byte over, double opacity) => (byte)(under + ((over - under) * opacity) + 0.5);
}
