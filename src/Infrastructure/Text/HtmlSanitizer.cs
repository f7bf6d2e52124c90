using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Marketplace.Infrastructure.Text;

/// <summary>Rebuilds a fragment from an allow-list of elements; nothing of the input's attributes is kept but a link's address.</summary>
public static class HtmlSanitizer
{
    private static readonly FrozenSet<string> Allowed =
        FrozenSet.Create(StringComparer.Ordinal, "p", "b", "strong", "i", "em", "u", "ul", "ol", "li", "a", "br", "h2", "h3", "blockquote");

    private static readonly FrozenSet<string> DroppedWithContent = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "template", "iframe", "object", "embed", "noscript", "textarea", "title", "xmp", "noembed", "noframes", "plaintext");

    public static string Clean(string html)
    {
        var parser = new HtmlParser();
        var output = parser.ParseDocument(string.Empty);
        var root = output.CreateElement("div");
        foreach (var node in parser.ParseDocument(html).Body!.ChildNodes)
        {
            Copy(node, root, output);
        }

        return root.InnerHtml;
    }

    private static void Copy(INode node, IElement parent, IDocument output)
    {
        if (node is IText text)
        {
            parent.AppendChild(output.CreateTextNode(text.Data));
            return;
        }

        if (node is not IElement element || element.NamespaceUri != NamespaceNames.HtmlUri || DroppedWithContent.Contains(element.LocalName))
        {
            return;
        }

        var target = parent;
        if (Allowed.Contains(element.LocalName))
        {
            target = output.CreateElement(element.LocalName);
            if (element.LocalName == "a" && Uri.TryCreate(element.GetAttribute("href"), UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto))
            {
                target.SetAttribute("href", address.AbsoluteUri);
                target.SetAttribute("rel", "nofollow noopener ugc");
            }

            parent.AppendChild(target);
        }

        foreach (var child in element.ChildNodes)
        {
            Copy(child, target, output);
        }
    }
}
