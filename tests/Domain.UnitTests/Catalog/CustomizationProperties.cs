using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using static Marketplace.Domain.UnitTests.Catalog.Gifts;

namespace Marketplace.Domain.UnitTests.Catalog;

/// <summary>Whatever a buyer sends: the order of it makes no difference, what is accepted can be sent again, and different wishes do not pass for each other.</summary>
public sealed class CustomizationProperties
{
    private static readonly UploadId[] Files = [.. Enumerable.Range(1, 3).Select(i => new UploadId(new Guid(i, 0, 0, new byte[8])))];

    private static readonly Gen<CustomizationAnswer> Answer =
        from @group in Gen.Elements("wrap", "wrap", "extras", "ribbon", "card", "height", "photo", "unknown")
        from choices in Gen.Elements("none", "paper", "box", "spoon", "tray", "lid").ListOf()
        from text in Gen.Elements<string?>(null, null, "#00ff00", "#00FF00", "Hello", "Hi", "3", "3.0", "12", " ")
        from isText in Gen.Elements(true, false)
        select new CustomizationAnswer(@group, isText ? [] : [.. choices.Take(2)], isText ? text : null);

    private static readonly Gen<CustomizationWish> Any =
        from wrap in Gen.Elements("none", "paper", "box")
        from answers in Answer.ListOf()
        from files in Gen.SubListOf(Files)
        from place in Gen.Frequency((9, Gen.Constant("photo")), (1, Gen.Constant("card")))
        select new CustomizationWish([Pick("wrap", wrap), .. answers.Take(3)], [.. files.Select(file => new CustomizationFile(file, place))]);

    [Fact]
    public void The_order_of_answers_choices_and_files_makes_no_difference() => Holds(wish =>
    {
        var turned = new CustomizationWish([.. wish.Answers.Reverse().Select(answer => answer with { Choices = [.. answer.Choices.Reverse()] })], [.. wish.Files.Reverse()]);
        var (one, other) = (Cup.Judge(wish, "USD"), Cup.Judge(turned, "USD"));
        return one.Faults.Count == 0 ? other.Faults.Count == 0 && one.Snapshot.Equals(other.Snapshot) && one.Snapshot.Hash() == other.Snapshot.Hash() : other.Faults.Count > 0;
    });

    [Fact]
    public void What_is_accepted_can_be_sent_again_as_it_was_told() => Holds(wish =>
    {
        var (snapshot, faults) = Cup.Judge(wish, "MUR");
        return faults.Count > 0 || Cup.Choose(snapshot.Wish(), "MUR").Equals(snapshot);
    });

    [Fact]
    public void Nothing_that_was_chosen_costs_less_than_nothing() => Holds(wish => Cup.Judge(wish, "USD").Snapshot.Parts.All(part => part is { Amount: >= 0, Rate: >= 0 }));

    [Fact]
    public void Faults_point_into_what_was_sent() => Holds(wish => Cup.Judge(wish, "USD").Faults.All(fault => fault.Member!.Split('/') switch
    {
        ["customization" or "uploads"] => true,
        ["customization", var i, ..] => int.Parse(i, CultureInfo.InvariantCulture) < wish.Answers.Count,
        ["uploads", var i, ..] => int.Parse(i, CultureInfo.InvariantCulture) < wish.Files.Count,
        _ => false,
    }));

    [Fact]
    public void Different_choices_have_different_hashes() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(Any), Arb.From(Any), (one, other) =>
    {
        var ((first, faults), (second, others)) = (Cup.Judge(one, "USD"), Cup.Judge(other, "USD"));
        return faults.Count + others.Count > 0 || first.Hash() == second.Hash() == first.Equals(second);
    }));

    private static void Holds(Func<CustomizationWish, bool> rule) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(Any), rule));
}
