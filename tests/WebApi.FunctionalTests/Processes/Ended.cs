namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>How a program ended.</summary>
public sealed record Ended(int Code, string Output, string Errors)
{
    public string ShouldSucceed()
    {
        Code.ShouldBe(0, Errors);
        return Output;
    }
}
