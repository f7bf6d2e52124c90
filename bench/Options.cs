using System.Globalization;

namespace Marketplace.Bench;

/// <summary>What was said on the command line.</summary>
internal sealed record Options
{
    public int Products { get; init; } = 10_000;

    /// <summary>How long each of two servers is loaded in each round.</summary>
    public double Seconds { get; init; } = 2;

    public int Rounds { get; init; } = 5;

    public int Connections { get; init; } = 16;

    /// <summary>Only scenarios whose name contains this.</summary>
    public string Only { get; init; } = "";

    /// <summary>A folder that keeps the generated database for the next run; without it all is made anew and deleted.</summary>
    public string? Data { get; init; }

    /// <summary>The folder of the built server.</summary>
    public string Server { get; init; } = Path.Combine("src", "WebApi", "bin", "Release", "net10.0");

    /// <summary>Where the table is also written, as Markdown.</summary>
    public string? Markdown { get; init; }

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.", nameof(args));
            options = args[i] switch
            {
                "--products" => options with { Products = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--connections" => options with { Connections = int.Parse(value, CultureInfo.InvariantCulture) },
                "--only" => options with { Only = value },
                "--data" => options with { Data = value },
                "--server" => options with { Server = value },
                "--markdown" => options with { Markdown = value },
                _ => throw new ArgumentException($"There is no option {args[i]}. There are: --products --seconds --rounds --connections --only --data --server --markdown.", nameof(args)),
            };
        }

        return options;
    }
}
