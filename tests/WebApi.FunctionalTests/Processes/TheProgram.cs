namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>What is started in a process of its own.</summary>
internal static class TheProgram
{
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>As it is published, compiled ahead of time, where the tests are told of it: a start costs a quarter less. Else as it was built.</summary>
    public static string File { get; } = Environment.GetEnvironmentVariable("MARKETPLACE_TEST_PROGRAM") is { Length: > 0 } published ? published : typeof(Program).Assembly.Location;
}
