using System.Linq.Expressions;
using Marketplace.Application.Common;
using MediatR;

namespace Marketplace.WebApi.JsonApi;

/// <summary>What a module says of its type: how it is made and changed, and the manners of its URLs.</summary>
internal sealed partial class ResourceType<TView>
{
    public void Create(Func<Body, ICommand<Written>> command) => _create = command;

    public void Update(Func<Guid, Body, ICommand<Written>> command) => _update = command;

    public void Delete(Func<Guid, ICommand<Unit>> command) => _delete = command;

    /// <summary>The state machine of the type.</summary>
    /// <param name="allowed">The moves open to a caller of the surface, as wire words.</param>
    public void Moves<TState>(
        Expression<Func<TView, TState>> state, Func<Guid, TState, string?, ICommand<Written>> command, Func<TView, Surface, IEnumerable<TState>> allowed,
        params IReadOnlyList<LambdaExpression> alsoReads)
        where TState : struct, Enum =>
        Transitions = new TransitionRule(
            typeof(TState),
            (id, to, reason) => command(id, EnumFormat<TState>.Parse(to), reason),
            (view, surface) => [.. allowed((TView)view, surface).Select(EnumFormat<TState>.NameOf)],
            EnumFormat<TState>.Names,
            ViewProperties.Of([state, .. alsoReads]));

    /// <summary>Creation is received by an endpoint of its own.</summary>
    public void CreatedBy(Func<ResourceType, Surface, RequestDelegate?> endpoint, params IEnumerable<string> parameters)
    {
        CreateEndpoint = surface => endpoint(this, surface);
        CreateParameters.UnionWith(parameters);
    }

    public void TakesFiles(CreationForm form) => CreateForm = form;

    public void IsDeed() => RequiresIdempotencyKey = true;

    public void Feed() => IsFeed = true;

    public void DemandsIfMatch() => RequiresIfMatch = true;

    public void AnswersWithJob() => IsAsynchronous = true;

    public void OnlyNoted() => (IsOnlyNoted, StandsAlone, CountsTries) = (true, true, true);

    public void Alone() => StandsAlone = true;

    /// <summary>A refusal of its creation leaves something behind, a try that counts, say; so no transaction is laid around it.</summary>
    public void TriesCount() => (StandsAlone, CountsTries) = (true, true);

    public void AsksOutside() => (StandsAlone, CallsOutside) = (true, true);

    public void InDisplayCurrency() => HasDisplayCurrency = true;

    public void HoldsSecrets() => IsSecret = true;

    public void ShowsShortLived(Func<TView, bool> which) => IsShortLived = view => which((TView)view);

    public void AskAgain(Func<TView, int?> seconds) => RetryAfter = view => seconds((TView)view);

    public void CachedPublicly(TimeSpan maxAge) => PublicCaching = $"public, max-age={(int)maxAge.TotalSeconds}, stale-while-revalidate={(int)maxAge.TotalSeconds * 10}";

    /// <summary>
    /// Rendered answers to the public are kept until something that they show changes. The word is the name of the aggregate, of which every change is then noticed;
    /// all parts of products pass through their projection and are noticed there.
    /// </summary>
    /// <param name="counts">The word for what the resources count: answers about them end with a change of that, too.</param>
    public void Kept(string word, string? counts = null) => (KeptAs, KeptWith) = (word, counts);

    public void Describe(string text) => Description = text;

    public void CalledBy(string word, Surfaces surfaces, Func<IServiceProvider, CancellationToken, Task<Guid?>> resolve) => Singleton = (word, surfaces, resolve);
}
