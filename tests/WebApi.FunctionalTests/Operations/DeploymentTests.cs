using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Marketplace.Infrastructure.Settings;
using Marketplace.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using YamlDotNet.RepresentationModel;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>What cannot be tried without a cluster is at least true of the program: the names, the addresses, the rights.</summary>
public sealed partial class DeploymentTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../../.."));

    private static readonly string[] Manifests = [.. Directory.GetFiles(Path.Combine(Root, "deploy", "kubernetes"), "*.yaml"), Path.Combine(Root, "deploy", "compose.yaml")];

    [Fact]
    public void Every_setting_that_is_named_exists()
    {
        var known = api.Services.GetServices<SettingsSection>()
            .SelectMany(section => section.Type.IsEnum ? [section.Name] : SettingsShape.Settings(section.Name, section.Type, defaults: null).Select(setting => setting.Name)).ToHashSet(StringComparer.Ordinal);

        var named = Manifests.Append(Path.Combine(Root, "Dockerfile")).Append(Path.Combine(Root, "deploy", "database.sh")).SelectMany(file => Variables().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .Select(variable => Place().Replace(variable.Replace("__", ":", StringComparison.Ordinal), ":{n}")).Distinct(StringComparer.Ordinal).ToList();

        named.Count.ShouldBeGreaterThan(15);
        named.ShouldAllBe(name => known.Contains(name));
        Nodes("kubernetes/api.yaml", "kubernetes/worker.yaml").Where(node => node.Pairs().Any(pair => pair is { Name: "name", Value: YamlScalarNode { Value: "Roles" } }))
            .SelectMany(node => node.Text("value")!.Split(',')).ShouldAllBe(role => Enum.GetNames<NodeRoles>().Contains(role, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_probe_asks_an_address_that_there_is()
    {
        var addresses = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText).ToHashSet(StringComparer.Ordinal);

        var probes = Nodes("kubernetes/api.yaml", "kubernetes/worker.yaml").SelectMany(node => node.Pairs()).Where(pair => pair.Name == "httpGet").Select(pair => ((YamlMappingNode)pair.Value).Text("path")).ToList();

        probes.Count.ShouldBe(6);
        probes.ShouldAllBe(path => addresses.Contains(path));
    }

    [Fact]
    public void Nodes_are_told_of_the_servers_that_are_started_for_them()
    {
        var composition = Nodes("compose.yaml")[0];
        var told = string.Join('\n', composition.At("x-node").At("environment").Pairs().Select(pair => ((YamlScalarNode)pair.Value).Value));

        foreach (var server in composition.At("services").Pairs().Select(service => service.Name).Where(name => name is not "nginx" && !name.StartsWith("node", StringComparison.Ordinal))) told.ShouldContain(server);
    }

    [Fact]
    public void Every_image_has_a_version()
    {
        string[] images =
        [
            .. Manifests.SelectMany(file => Nodes(file)).SelectMany(node => node.Pairs()).Where(pair => pair is { Name: "image", Value: YamlScalarNode }).Select(pair => ((YamlScalarNode)pair.Value).Value!),
            .. File.ReadLines(Path.Combine(Root, "Dockerfile")).Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]),
        ];

        images.Length.ShouldBeGreaterThan(6);
        images.ShouldAllBe(image => Pinned().IsMatch(image));
    }

    [Fact]
    public void No_node_has_rights_that_it_does_not_need()
    {
        var pods = Nodes("kubernetes/api.yaml", "kubernetes/worker.yaml", "kubernetes/migrate.yaml").Where(node => node.Pairs().Any(pair => pair.Name == "containers")).ToList();
        pods.Count.ShouldBe(3);
        foreach (var pod in pods)
        {
            pod.At("securityContext").Text("runAsNonRoot").ShouldBe("true");
            pod.Text("automountServiceAccountToken").ShouldBe("false");
            foreach (var container in ((YamlSequenceNode)pod.Pairs().Single(pair => pair.Name == "containers").Value).Children.Cast<YamlMappingNode>())
            {
                container.At("securityContext").Text("readOnlyRootFilesystem").ShouldBe("true");
                container.At("securityContext").Text("allowPrivilegeEscalation").ShouldBe("false");
                container.At("resources").At("limits").Text("memory").ShouldNotBeNull();
            }
        }

        File.ReadLines(Path.Combine(Root, "Dockerfile")).Last(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBe("USER 1654:1654");
        var node = Nodes("compose.yaml")[0].At("x-node");
        (node.Text("user"), node.Text("read_only")).ShouldBe(("1654:1654", "true"));
    }

    [Fact]
    public void What_ends_a_node_waits_longer_than_the_node_does()
    {
        var settings = Nodes("kubernetes/configuration.yaml")[0].At("data");
        var grace = Nodes("kubernetes/api.yaml", "kubernetes/worker.yaml").Where(node => node.Text("terminationGracePeriodSeconds") is not null).Select(node => int.Parse(node.Text("terminationGracePeriodSeconds")!, null)).ToList();

        grace.Count.ShouldBe(2);
        grace.ShouldAllBe(seconds => seconds > int.Parse(settings.Text("Shutdown__TimeoutSeconds")!, null));
    }

    [Fact]
    public async Task Nginx_understands_its_configuration()
    {
        if (!File.Exists("/usr/sbin/nginx")) Assert.Skip("nginx is not installed (Debian: apt-get install nginx-light).");
        var folder = Directory.CreateTempSubdirectory("nginx-").FullName;
        var path = Path.Combine(folder, "nginx.conf");
        var text = await File.ReadAllTextAsync(Path.Combine(Root, "deploy", "nginx", "nginx.conf"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, text.Replace("node1:", "127.0.0.1:", StringComparison.Ordinal).Replace("node2:", "127.0.0.2:", StringComparison.Ordinal).Replace("/tmp/", folder + "/", StringComparison.Ordinal), TestContext.Current.CancellationToken); // names that nobody here knows

        using var nginx = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-t", "-c", path, "-p", folder]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await nginx.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await nginx.WaitForExitAsync(TestContext.Current.CancellationToken);
        nginx.ExitCode.ShouldBe(0, said);
    }

    /// <summary>Every mapping in the documents of these files.</summary>
    private static List<YamlMappingNode> Nodes(params string[] files) => [.. files.SelectMany(file =>
    {
        var stream = new YamlStream();
        using var text = new StreamReader(Path.Combine(Root, "deploy", file));
        stream.Load(text);
        return stream.Documents.SelectMany(document => document.AllNodes).OfType<YamlMappingNode>();
    })];

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(__[A-Za-z0-9]+)+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(":[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z./-]+:[0-9]+[.][0-9a-z.-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pinned();

    private static string Here([CallerFilePath] string path = "") => path;
}

internal static class Yaml
{
    public static IEnumerable<(string Name, YamlNode Value)> Pairs(this YamlMappingNode node) => node.Children.Where(child => child.Key is YamlScalarNode).Select(child => (((YamlScalarNode)child.Key).Value!, child.Value));

    public static string? Text(this YamlMappingNode node, string name) => node.Pairs().Where(pair => pair.Name == name).Select(pair => (pair.Value as YamlScalarNode)?.Value).SingleOrDefault();

    public static YamlMappingNode At(this YamlMappingNode node, string name) => (YamlMappingNode)node.Pairs().Single(pair => pair.Name == name).Value;
}
