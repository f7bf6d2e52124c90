using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Common;

/// <summary>Does something in a scope of its own: with nothing in hand that was read before, so that work that lost a race can begin again.</summary>
internal interface IServiceScopes
{
    Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull;
}

internal sealed class ServiceScopes(IServiceScopeFactory scopes) : IServiceScopes
{
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
