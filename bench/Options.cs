using System.Globalization;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench;

/// <summary>What was said on the command line.</summary>
internal sealed record Options
{
    public DatabaseProvider Database { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>Whether the server has a Redis.</summary>
    public bool Redis { get; init; }

    /// <summary>How many products are generated; several sizes are measured one after the other, and drawn.</summary>
    public IReadOnlyList<int> Products { get; init; } = [10_000];

    public bool IsGrowth { get; init; }

    /// <summary>How long a mixed load runs, instead of a comparison.</summary>
    public double? Soak { get; init; }

    /// <summary>How many buyers want a few units in the same moment, instead of a comparison.</summary>
    public int? Flash { get; init; }

    /// <summary>How long each of the servers is loaded in each round.</summary>
    public double Seconds { get; init; } = 2;

    public int Rounds { get; init; } = 5;

    public int Connections { get; init; } = 16;

    /// <summary>Only scenarios whose name contains this.</summary>
    public string Only { get; init; } = "";

    /// <summary>A folder that keeps the generated databases for the next run; without it all is made anew and deleted.</summary>
    public string? Data { get; init; }

    /// <summary>The folder of the built server.</summary>
    public string Server { get; init; } = Path.Combine("src", "WebApi", "bin", "Release", "net10.0");

    /// <summary>Where the tables are also written, as Markdown.</summary>
    public string? Markdown { get; init; }

    /// <summary>Where drawings go.</summary>
    public string Plots { get; init; } = "bench";

    /// <summary>What is measured, in a word for files.</summary>
    public string Variant => Database.ToString().ToLowerInvariant() + (Redis ? "-redis" : "");

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--redis")
            {
                options = options with { Redis = true };
                continue;
            }

            var (name, value) = (args[i], i + 1 < args.Length ? args[++i] : throw new ArgumentException($"{args[i]} needs a value.", nameof(args)));
            options = name switch
            {
                "--database" => options with { Database = Enum.Parse<DatabaseProvider>(value, ignoreCase: true) },
                "--products" => options with { Products = [Number(value)] },
                "--growth" => options with { Products = [.. value.Split(',').Select(Number).Order()], IsGrowth = true },
                "--soak" => options with { Soak = double.Parse(value, CultureInfo.InvariantCulture) },
                "--flash" => options with { Flash = Number(value) },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--rounds" => options with { Rounds = Number(value) },
                "--connections" => options with { Connections = Number(value) },
                "--only" => options with { Only = value },
                "--data" => options with { Data = value },
                "--server" => options with { Server = value },
                "--markdown" => options with { Markdown = value },
                "--plots" => options with { Plots = value },
                _ => throw new ArgumentException($"There is no option {name}. There are: --database --redis --products --growth --soak --flash --seconds --rounds --connections --only --data --server --markdown --plots.", nameof(args)),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
