package dev.courant.parse.robots;

/**
 * The name by which robots.txt knows a crawler.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309#section-2.2.1">RFC 9309, section 2.2.1</a>
 */
final class ProductToken {
    private ProductToken() {}

    /**
     * Returns the letters, hyphens and underscores that a text begins with: {@code MyBot} of {@code MyBot/2.1
     * (+https://…)}.
     */
    static String of(String text) {
        int end = 0;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }
}
