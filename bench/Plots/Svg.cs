using System.Globalization;
using System.Net;
using System.Text;

namespace Marketplace.Bench.Plots;

/// <summary>A curve: its name, its points, and which of the colours it has.</summary>
internal sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points, int Colour);

/// <summary>Panels in rows of three, with a legend above them. Colours follow the reader's preference for light or dark.</summary>
internal sealed class Svg
{
    private const int Columns = 3;
    private const int PanelWidth = 300;
    private const int PanelHeight = 220;
    private const int Left = 46;
    private const int Top = 26;
    private const int Width = PanelWidth - Left - 16;
    private const int Height = PanelHeight - Top - 34;
    private const int Legend = 28;

    private readonly StringBuilder _panels = new();
    private readonly List<(string Name, int Colour)> _legend = [];
    private int _count;

    public void Add(string title, Axis across, Axis up, IReadOnlyList<Curve> curves)
    {
        var (x, y) = (_count % Columns * PanelWidth, Legend + (_count / Columns * PanelHeight));
        _count++;
        _panels.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({x + Left},{y + Top})\"><text class=\"title\" x=\"0\" y=\"-10\">{WebUtility.HtmlEncode(title)}</text>");
        foreach (var (value, text) in across.Ticks())
        {
            var at = N(across.Place(value) * Width);
            _panels.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{at} 0V{Height}\"/><text x=\"{at}\" y=\"{Height + 15}\" text-anchor=\"middle\">{text}</text>");
        }

        foreach (var (value, text) in up.Ticks())
        {
            var at = N((1 - up.Place(value)) * Height);
            _panels.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M0 {at}H{Width}\"/><text x=\"-6\" y=\"{at}\" dy=\"4\" text-anchor=\"end\">{text}</text>");
        }

        _panels.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width}\" y=\"{Height + 29}\" text-anchor=\"end\">{across.Unit}</text><text x=\"{Width}\" y=\"-10\" text-anchor=\"end\">{up.Unit}</text>");
        foreach (var curve in curves) Draw(curve, across, up);
        _panels.Append("</g>\n");
    }

    public override string ToString()
    {
        var (width, height) = (Columns * PanelWidth, Legend + ((_count + Columns - 1) / Columns * PanelHeight));
        var legend = string.Concat(_legend.Select((entry, i) => string.Create(CultureInfo.InvariantCulture, $"<path class=\"c{entry.Colour}\" d=\"M{Left + (i * 190)} 14h22\"/><text x=\"{Left + 28 + (i * 190)}\" y=\"18\">{WebUtility.HtmlEncode(entry.Name)}</text>")));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}">
            <style>
            rect { fill: #ffffff } text { font: 11px system-ui, sans-serif; fill: #57606a } .title { font-weight: 600; fill: #1f2328 } .grid { stroke: #d8dee4; stroke-width: 1; fill: none }
            .c0, .c1, .c2 { stroke-width: 2.5; fill: none } .c0 { stroke: #0969da } .c1 { stroke: #bc4c00; stroke-dasharray: 6 3 } .c2 { stroke: #1a7f37; stroke-dasharray: 2 3 } .d0 { fill: #0969da } .d1 { fill: #bc4c00 } .d2 { fill: #1a7f37 }
            @media (prefers-color-scheme: dark) {
            rect { fill: #0d1117 } text { fill: #9198a1 } .title { fill: #f0f6fc } .grid { stroke: #2b3138 }
            .c0 { stroke: #4493f8 } .c1 { stroke: #f0883e } .c2 { stroke: #3fb950 } .d0 { fill: #4493f8 } .d1 { fill: #f0883e } .d2 { fill: #3fb950 } }
            </style>
            <rect width="100%" height="100%"/>
            {{legend}}
            {{_panels}}</svg>

            """);
    }

    private void Draw(Curve curve, Axis across, Axis up)
    {
        if (!_legend.Exists(entry => entry.Name == curve.Name)) _legend.Add((curve.Name, curve.Colour));
        var points = curve.Points.Where(point => double.IsFinite(point.Y)).Select(point => (X: N(across.Place(point.X) * Width), Y: N((1 - up.Place(point.Y)) * Height))).ToList();
        _panels.Append(CultureInfo.InvariantCulture, $"<path class=\"c{curve.Colour}\" d=\"M{string.Join('L', points.Select(point => $"{point.X} {point.Y}"))}\"/>");
        if (points.Count > 12) return;
        foreach (var (x, y) in points) _panels.Append(CultureInfo.InvariantCulture, $"<circle class=\"d{curve.Colour}\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>");
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
