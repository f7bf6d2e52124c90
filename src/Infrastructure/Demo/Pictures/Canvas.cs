namespace Marketplace.Infrastructure.Demo.Pictures;

/// <summary>Paints flat shapes with smooth edges. Shapes are given on a sheet of 100 × 100, whatever the size in pixels.</summary>
internal sealed class Canvas(int side)
{
    /// <summary>Rows of samples in a row of pixels; across a row the coverage is exact.</summary>
    private const int Samples = 4;
    private const int Opaque = 256;

    private readonly byte[] _pixels = new byte[side * side * 3];
    private readonly float[] _coverage = new float[side + 1];
    private readonly List<double> _crossings = [];

    public Func<Spot, Spot> Placement { get; set; } = spot => spot;

    public void Gradient(Colour top, Colour bottom)
    {
        for (var y = 0; y < side; y++)
        {
            var colour = top.Mix(bottom, (double)y / side);
            var row = Row(y);
            (row[0], row[1], row[2]) = (colour.Red, colour.Green, colour.Blue);
            for (var done = 3; done < row.Length; done *= 2) row[..Math.Min(done, row.Length - done)].CopyTo(row[done..]);
        }
    }

    public void Fill(Shape shape, Colour colour, double opacity = 1)
    {
        var edges = Edges(shape);
        var top = Math.Max(0, (int)edges.Min(edge => Math.Min(edge.From.Y, edge.To.Y)));
        var bottom = Math.Min(side - 1, (int)edges.Max(edge => Math.Max(edge.From.Y, edge.To.Y)));
        var left = (int)Math.Clamp(edges.Min(edge => edge.From.X), 0, side);
        var right = (int)Math.Clamp(edges.Max(edge => edge.From.X), 0, side - 1);
        var strength = (float)(opacity * Opaque);
        for (var y = top; y <= bottom; y++)
        {
            Array.Clear(_coverage);
            for (var sample = 0; sample < Samples; sample++) Cross(edges, y + ((sample + 0.5) / Samples));
            Paint(Row(y), left, right, colour, strength);
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

    private void Paint(Span<byte> row, int left, int right, Colour colour, float strength)
    {
        for (var x = left; x <= right; x++)
        {
            var cover = (int)(Math.Min(1, _coverage[x]) * strength);
            if (cover == 0) continue;
            var pixel = row.Slice(x * 3, 3);
            (pixel[0], pixel[1], pixel[2]) = (Blend(pixel[0], colour.Red, cover), Blend(pixel[1], colour.Green, cover), Blend(pixel[2], colour.Blue, cover));
        }
    }

    private Span<byte> Row(int y) => _pixels.AsSpan(y * side * 3, side * 3);

    private static byte Blend(byte under, byte over, int cover) => (byte)(under + (((over - under) * cover) / Opaque));
}
