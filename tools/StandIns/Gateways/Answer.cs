namespace Marketplace.StandIns.Gateways;

/// <summary>What is answered: a status and what becomes JSON.</summary>
internal sealed record Answer(int Status, object? Body)
{
    public bool WasReplayed { get; init; }

    public static Answer Ok(object body) => new(StatusCodes.Status200OK, body);

    public IResult Result => Body is null ? Results.StatusCode(Status) : Results.Json(Body, statusCode: Status);
}
