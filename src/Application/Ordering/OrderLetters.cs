using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Marketplace.Application.Ordering;

/// <summary>What buyers are written about their orders, by what happened and by language; English where we do not speak theirs. A line with something that nobody has told is left out.</summary>
internal static partial class OrderLetters
{
    public const string Fallback = "en";

    public static FrozenDictionary<string, FrozenDictionary<string, (string Subject, string Text)>> ByLanguage { get; } = new Dictionary<string, FrozenDictionary<string, (string Subject, string Text)>>(StringComparer.OrdinalIgnoreCase)
    {
        [Fallback] = new Dictionary<string, (string Subject, string Text)>(StringComparer.Ordinal)
        {
            ["order.placed"] = ("Your order {order} at {store}", "Thank you. {store} has your order {order}:\n\n{lines}\n\nIn all: {total}\n\n{link}"),
            ["order.cancelled"] = ("Your order {order} was cancelled", "Your order {order} was cancelled.\nReason: {reason}\n\nWhat you have paid for it goes back to you.\n\n{link}"),
            ["order.expired"] = ("Your order {order} has expired", "Your order {order} was not paid in time. It has expired, and nothing will be sent.\n\n{link}"),
            ["payment.captured"] = ("Your payment for order {order}", "{amount} for your order {order} has been received. Thank you.\n\n{link}"),
            ["refund.succeeded"] = ("Money back for your order {order}", "{amount} for your order {order} has been sent back to you. It may be some days before your bank shows it.\n\n{link}"),
            ["fulfilment.shipped"] = ("Your order {order} is on its way", "{seller} has sent of your order {order}:\n\n{lines}\n\nCarrier: {carrier}\nTracking number: {number}\nFollow it: {page}\nExpected on {day}\n\n{link}"),
            ["sellerOrder.confirmed"] = ("{seller} has accepted your order {order}", "{seller} has accepted of your order {order}:\n\n{lines}\n\n{link}"),
            ["sellerOrder.processing"] = ("Your order {order} is being prepared", "{seller} is preparing of your order {order}:\n\n{lines}\n\n{link}"),
            ["sellerOrder.readyForPickup"] = ("Your order {order} is ready to be picked up", "{seller} has ready of your order {order}:\n\n{lines}\n\nWhere: {place}\n\nBring the code that is shown with your order.\n\n{link}"),
            ["sellerOrder.delivered"] = ("Your order {order} was delivered", "Of your order {order} from {seller} you now have:\n\n{lines}\n\n{link}"),
            ["sellerOrder.rejected"] = ("A part of your order {order} was declined", "{seller} has declined of your order {order}:\n\n{lines}\n\nReason: {reason}\n\nWhat you have paid for it goes back to you.\n\n{link}"),
            ["sellerOrder.cancelled"] = ("A part of your order {order} was cancelled", "From {seller}, of your order {order}, these were cancelled:\n\n{lines}\n\nReason: {reason}\n\nWhat you have paid for it goes back to you.\n\n{link}"),
            ["sellerOrder.reduced"] = ("A part of your order {order} was cancelled", "From {seller}, of your order {order}, goods for {amount} were cancelled.\nReason: {reason}\n\nWhat you have paid for them goes back to you.\n\n{link}"),
        }.ToFrozenDictionary(StringComparer.Ordinal),
        ["fr"] = new Dictionary<string, (string Subject, string Text)>(StringComparer.Ordinal)
        {
            ["order.placed"] = ("Votre commande {order} chez {store}", "Merci. {store} a bien reçu votre commande {order} :\n\n{lines}\n\nTotal : {total}\n\n{link}"),
            ["order.cancelled"] = ("Votre commande {order} a été annulée", "Votre commande {order} a été annulée.\nMotif : {reason}\n\nCe que vous avez payé vous sera remboursé.\n\n{link}"),
            ["order.expired"] = ("Votre commande {order} a expiré", "Votre commande {order} n'a pas été payée à temps. Elle a expiré et rien ne sera envoyé.\n\n{link}"),
            ["payment.captured"] = ("Votre paiement pour la commande {order}", "Nous avons bien reçu {amount} pour votre commande {order}. Merci.\n\n{link}"),
            ["refund.succeeded"] = ("Remboursement de votre commande {order}", "{amount} vous ont été remboursés pour votre commande {order}. Votre banque peut mettre quelques jours à l'afficher.\n\n{link}"),
            ["fulfilment.shipped"] = ("Votre commande {order} est en route", "{seller} a expédié, de votre commande {order} :\n\n{lines}\n\nTransporteur : {carrier}\nNuméro de suivi : {number}\nSuivre le colis : {page}\nLivraison prévue le {day}\n\n{link}"),
            ["sellerOrder.confirmed"] = ("{seller} a accepté votre commande {order}", "{seller} a accepté, de votre commande {order} :\n\n{lines}\n\n{link}"),
            ["sellerOrder.processing"] = ("Votre commande {order} est en préparation", "{seller} prépare, de votre commande {order} :\n\n{lines}\n\n{link}"),
            ["sellerOrder.readyForPickup"] = ("Votre commande {order} est prête à être retirée", "{seller} tient à votre disposition, de votre commande {order} :\n\n{lines}\n\nOù : {place}\n\nApportez le code affiché avec votre commande.\n\n{link}"),
            ["sellerOrder.delivered"] = ("Votre commande {order} a été livrée", "De votre commande {order} chez {seller}, vous avez maintenant :\n\n{lines}\n\n{link}"),
            ["sellerOrder.rejected"] = ("Une partie de votre commande {order} a été refusée", "{seller} a refusé, de votre commande {order} :\n\n{lines}\n\nMotif : {reason}\n\nCe que vous avez payé vous sera remboursé.\n\n{link}"),
            ["sellerOrder.cancelled"] = ("Une partie de votre commande {order} a été annulée", "Chez {seller}, de votre commande {order}, ont été annulés :\n\n{lines}\n\nMotif : {reason}\n\nCe que vous avez payé vous sera remboursé.\n\n{link}"),
            ["sellerOrder.reduced"] = ("Une partie de votre commande {order} a été annulée", "Chez {seller}, de votre commande {order}, des articles pour {amount} ont été annulés.\nMotif : {reason}\n\nCe que vous avez payé vous sera remboursé.\n\n{link}"),
        }.ToFrozenDictionary(StringComparer.Ordinal),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="locale">As the order keeps it: <c>fr-MU</c>.</param>
    public static (string Subject, string Text) Write(string key, string locale, IReadOnlyCollection<(string Name, string? Value)> facts)
    {
        var known = facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).ToDictionary(fact => fact.Name, fact => fact.Value!, StringComparer.Ordinal);
        var (subject, text) = (ByLanguage.GetValueOrDefault(locale.Split('-')[0]) ?? ByLanguage[Fallback])[key];
        var lines = text.Split('\n').Where(line => Facts().Matches(line).All(fact => known.ContainsKey(fact.Groups["fact"].Value)));
        return (Fill(subject), ThreeBreaks().Replace(Fill(string.Join('\n', lines)), "\n\n").Trim());

        string Fill(string template) => Facts().Replace(template, fact => known[fact.Groups["fact"].Value]);
    }

    [GeneratedRegex(@"\{(?<fact>[a-z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Facts();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ThreeBreaks();
}
