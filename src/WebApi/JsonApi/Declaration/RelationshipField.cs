using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>A relationship: to whom, how many, and where its linkage comes from.</summary>
internal abstract class RelationshipField(string name, string target, bool isMany) : Field(name)
{
    public string TargetName { get; } = target;

    public ResourceType Target { get; internal set; } = null!;

    public bool IsMany { get; } = isMany;

    /// <summary>The ids are known from the view alone: to-one, and to-many by a list of ids.</summary>
    public abstract bool KnowsIds { get; }

    /// <summary>The members carry the owner's id (a to-many whose linkage is found by asking the target).</summary>
    public string? InverseProperty { get; protected init; }

    /// <summary>The members can be replaced as a whole (JA-167); otherwise they are dependent on the owner.</summary>
    public bool IsChangeable { get; protected set; }

    /// <summary>The command itself judges whether the target may be named (a rule wider than what the surface shows).</summary>
    public bool TargetIsJudgedByCommand { get; protected set; }

    /// <summary>The target's type differs from resource to resource; such a relationship can be included only where it names the <see cref="Targets"/>.</summary>
    public bool IsPolymorphic { get; protected init; }

    public IReadOnlyList<string> TargetNames { get; protected init; } = [target];

    /// <summary>All types that the target can be of, as far as they are named.</summary>
    public IReadOnlyList<ResourceType> Targets { get; internal set; } = [];

    /// <summary>The member of each identifier's <c>meta</c> that says in which way it is related; null where there is one way only.</summary>
    public string? MetaMember { get; protected set; }

    /// <summary>The word of that member.</summary>
    public virtual string? WordOf(object view, Guid id) => null;

    /// <summary>Who may follow it on a surface: whoever may read its owner, and of everybody only those whom the target is for.</summary>
    public AccessRule AccessOn(Surface surface, SurfaceRule owner) => owner.Access.AllowsAnonymous && !IsPolymorphic ? Target.On(surface)!.Access : owner.Access;

    /// <summary>The type of the target of this resource's relationship.</summary>
    public virtual string TargetNameOf(object view) => TargetName;

    public abstract IReadOnlyList<Guid> Ids(object view);

    /// <summary>Up to how many of one member can be meant, as <c>meta.quantity</c> of its identifier says; 0 where members are not counted.</summary>
    public int MaxQuantity { get; protected set; }

    public bool IsCounted => MaxQuantity > 0;

    /// <summary>How many of each member are meant, where they are counted.</summary>
    public virtual IReadOnlyDictionary<Guid, int>? Quantities(object view) => null;

    /// <summary>The related views where the view carries them itself; null where they must be read.</summary>
    public virtual IReadOnlyList<object>? Embedded(object view) => null;
}

internal sealed class RelationshipField<TView> : RelationshipField
{
    private readonly Func<TView, IReadOnlyList<Guid>>? _ids;
    private readonly Func<TView, string?>? _targetName;
    private Func<TView, IReadOnlyList<object>?>? _embedded;
    private Func<TView, Guid, string?>? _word;
    private Func<TView, IReadOnlyDictionary<Guid, int>>? _quantities;

    internal RelationshipField(string name, Func<TView, string?> targetName, Func<TView, IReadOnlyList<Guid>> ids, IReadOnlySet<string> properties, IReadOnlyList<string> targets)
        : this(name, "", isMany: false, ids, properties, inverse: null)
    {
        _targetName = targetName;
        TargetNames = targets;
        IsPolymorphic = true;
        IsNullable = true;
    }

    internal RelationshipField(string name, string target, bool isMany, Func<TView, IReadOnlyList<Guid>>? ids, IReadOnlySet<string> properties, string? inverse)
        : base(name, target, isMany)
    {
        _ids = ids;
        Properties = properties;
        InverseProperty = inverse;
    }

    public override string TargetNameOf(object view) => _targetName?.Invoke((TView)view) ?? TargetName;

    public override bool KnowsIds => _ids is not null;

    public override IReadOnlyList<Guid> Ids(object view) => _ids!((TView)view);

    public override string? WordOf(object view, Guid id) => _word?.Invoke((TView)view, id);

    public override IReadOnlyList<object>? Embedded(object view) => _embedded?.Invoke((TView)view);

    public override IReadOnlyDictionary<Guid, int>? Quantities(object view) => _quantities?.Invoke((TView)view);

    public RelationshipField<TView> Required()
    {
        (OnCreate, IsRequired) = (true, true);
        return this;
    }

    /// <summary>Named on create and then fixed.</summary>
    public RelationshipField<TView> CreateOnly()
    {
        OnCreate = true;
        return this;
    }

    /// <summary>Can be changed later, also on its relationship URL.</summary>
    public RelationshipField<TView> Changeable()
    {
        (OnCreate, OnUpdate, IsChangeable) = (true, true, true);
        return this;
    }

    public RelationshipField<TView> Nullable()
    {
        IsNullable = true;
        return this;
    }

    public RelationshipField<TView> On(Surfaces surfaces)
    {
        Limit(surfaces);
        return this;
    }

    public RelationshipField<TView> JudgedByCommand()
    {
        TargetIsJudgedByCommand = true;
        return this;
    }

    public RelationshipField<TView> Derived()
    {
        IsDerived = true;
        return this;
    }

    /// <summary>The view can carry the related views itself, so that including them costs no statement.</summary>
    public RelationshipField<TView> EmbeddedAs(Func<TView, IReadOnlyList<object>?> embedded)
    {
        _embedded = embedded;
        return this;
    }

    /// <summary>Each identifier says by a word of its <c>meta</c> in which way it is related.</summary>
    public RelationshipField<TView> WithWord(string member, Func<TView, Guid, string?> word)
    {
        (MetaMember, _word) = (member, word);
        return this;
    }

    /// <summary>Of each member a number is meant; where a client leaves it out, the command decides.</summary>
    public RelationshipField<TView> Counted(int most, Func<TView, IReadOnlyDictionary<Guid, int>> quantities)
    {
        (MaxQuantity, _quantities) = (most, quantities);
        return this;
    }

    public RelationshipField<TView> Describe(string text)
    {
        Description = text;
        return this;
    }
}
