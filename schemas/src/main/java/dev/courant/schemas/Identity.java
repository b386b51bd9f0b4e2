package dev.courant.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives ids. An id is a hash of what it identifies and never random, so every step may be repeated, and repeating it
 * changes nothing. Stateless and thread-safe.
 */
public final class Identity {
    private static final int ID_BYTES = 16;
    private static final int HASH_BYTES = 8;

    private Identity() {}

    /**
     * Returns the id of a feed.
     *
     * @param url the feed's URL as first added
     * @return 32 hex digits
     */
    public static String ofFeed(String url) {
        return digest(ID_BYTES, url);
    }

    /**
     * Returns the id of a discovered link: the same entry with the same content in the same feed has the same id.
     *
     * @param feedId as in {@link FeedDefinition}
     * @param entryKey as in {@link SeenEntry}
     * @param contentHash as in {@link SeenEntry}
     * @return 32 hex digits
     */
    public static String ofLink(String feedId, String entryKey, String contentHash) {
        return digest(ID_BYTES, feedId, entryKey, contentHash);
    }

    /**
     * Returns the id of an article.
     *
     * @param canonicalUrl the article's canonical URL
     * @return 32 hex digits
     */
    public static String ofArticle(String canonicalUrl) {
        return digest(ID_BYTES, canonicalUrl);
    }

    /**
     * Returns the id of one revision of an article.
     *
     * @param articleId as returned by {@link #ofArticle}
     * @param title the revision's title
     * @param text the revision's text
     * @return the article's id, a hyphen, and 16 hex digits
     */
    public static String ofRevision(String articleId, String title, String text) {
        return articleId + "-" + digest(HASH_BYTES, title, text);
    }

    /**
     * Returns a short hash for comparing content, such as the body of a feed.
     *
     * @param content the content
     * @return 16 hex digits
     */
    public static String contentHash(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content), 0, HASH_BYTES);
    }

    /**
     * Returns a short hash of several texts. Their boundaries count: {@code ("ab", "c")} differs from {@code ("a",
     * "bc")}.
     *
     * @param parts the texts
     * @return 16 hex digits
     */
    public static String contentHash(String... parts) {
        return digest(HASH_BYTES, parts);
    }

    private static String digest(int bytes, String... parts) {
        MessageDigest sha256 = sha256();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                sha256.update((byte) 0);
            }
            sha256.update(parts[i].getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
