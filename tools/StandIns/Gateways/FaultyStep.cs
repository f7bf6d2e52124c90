namespace Marketplace.StandIns.Gateways;

/// <summary>A step of a protocol, at which something can go wrong before or after it is done.</summary>
internal sealed class FaultyStep(GatewayFaults faults, string provider, string step) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var fault = faults.Next(provider, step);
        if (fault?.Kind is FaultKind.Delay) await Task.Delay(fault.Milliseconds, http.RequestAborted);
        if (fault?.Kind is FaultKind.Error) return Failure;
        if (fault?.Kind is FaultKind.DropBefore) return Drop(http);

        var result = await next(context);
        if (fault?.Kind is FaultKind.DelayAfter) await Task.Delay(fault.Milliseconds, http.RequestAborted);
        return fault?.Kind switch
        {
            FaultKind.ErrorAfter => Failure,
            FaultKind.DropAfter => Drop(http),
            _ => result,
        };
    }

    private static IResult Failure => Results.Json(new { error = new { message = "Something went wrong on our end." } }, statusCode: StatusCodes.Status500InternalServerError);

    private static IResult Drop(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }
}
