namespace Marketplace.Infrastructure; internal static class Placeholder;
