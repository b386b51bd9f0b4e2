package dev.courant.recording.build;

import dev.courant.runtime.CourantException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An item of a feed, and the page that it links to. It appears in the feed at its first time. Without a page or another
 * answer its link is not found. Used by one thread.
 */
public final class ItemBuilder extends PageBuilder<ItemBuilder> {
    private final FeedBuilder feed;
    private final String firstTitle;
    private final NavigableMap<Instant, ItemState> entries = new TreeMap<>();
    private String url;
    private @Nullable Instant published;

    ItemBuilder(FeedBuilder feed, String title, String url) {
        super(feed.publisher());
        this.feed = feed;
        this.firstTitle = title;
        this.url = url;
    }

    @Override
    ItemBuilder self() {
        return this;
    }

    @Override
    String label() {
        return "item \"" + firstTitle + "\"";
    }

    @Override
    String url() {
        return url;
    }

    @Override
    public ItemBuilder at(Instant time) {
        super.at(time);
        entries.putIfAbsent(entries.isEmpty() ? time : entries.firstKey(), ItemState.LISTED);
        return this;
    }

    /**
     * Says where its page is. Without this, the path is made from the title.
     *
     * @param path a path of the publisher, or a whole URL
     * @return this
     */
    public ItemBuilder link(String path) {
        publisher().release(url);
        url = publisher().claimed(path);
        return this;
    }

    /**
     * Gives it another date than that of its appearance.
     *
     * @param time as in {@link #at(String)}
     * @return this
     */
    public ItemBuilder published(String time) {
        published = parsed(time);
        return this;
    }

    /**
     * Says what it is about, in the feed, from this time on.
     *
     * @param text plain text
     * @return this
     */
    public ItemBuilder summary(String text) {
        return entry("a summary", state -> state.withSummary(text));
    }

    /**
     * Names its author in the feed, from this time on.
     *
     * @param name the name
     * @return this
     */
    public ItemBuilder author(String name) {
        return entry("an author", state -> state.withAuthor(name));
    }

    /**
     * Gives it categories in the feed, from this time on.
     *
     * @param names all of them
     * @return this
     */
    public ItemBuilder categories(String... names) {
        return entry("categories", state -> state.withCategories(Arrays.asList(names)));
    }

    /**
     * Gives it content in the feed, from this time on, whatever its page says.
     *
     * @param paragraphs the text
     * @return this
     */
    public ItemBuilder content(String... paragraphs) {
        return entry("content", state -> state.withContent(Arrays.asList(paragraphs)));
    }

    /** {@return this; from this time on the feed does not have it any more, its page stays} */
    public ItemBuilder removed() {
        return entry("removed()", ItemState::unlisted);
    }

    private ItemBuilder entry(String what, UnaryOperator<ItemState> change) {
        Instant time = moment(what);
        entries.put(time, change.apply(entries.floorEntry(time).getValue()));
        return this;
    }

    /**
     * Adds another item to the same feed.
     *
     * @param title as in {@link FeedBuilder#item}
     * @return the item
     */
    public ItemBuilder item(String title) {
        return feed.item(title);
    }

    /** {@return its feed, to say how that answers} */
    public FeedBuilder feed() {
        return feed;
    }

    /** Returns when something changes that a feed may show. */
    Collection<Instant> changes() {
        if (states().isEmpty()) {
            throw new CourantException(label() + " never appears: write at(\"2026-03-01T08:00Z\") after it");
        }
        Set<Instant> changes = new TreeSet<>(entries.keySet());
        changes.addAll(titles().keySet());
        changes.addAll(states().keySet());
        return changes;
    }

    boolean isListed(Instant time) {
        var entry = entries.floorEntry(time);
        return entry != null && entry.getValue().listed();
    }

    /**
     * Returns what the feed shows of it.
     *
     * @param whole whether that includes the text of its page
     */
    SnapshotEntry entry(Instant time, boolean whole) {
        ItemState state = entries.floorEntry(time).getValue();
        List<String> content = !state.content().isEmpty() || !whole ? state.content() : paragraphs(time);
        return new SnapshotEntry(
                url,
                title(time),
                published(),
                updated(time, content),
                state.summary(),
                state.author(),
                state.categories(),
                content);
    }

    /** Returns when last something changed that is shown. */
    private Instant updated(Instant time, List<String> content) {
        Instant latest = later(entries.floorKey(time), titles().floorKey(time));
        Instant said = null;
        for (Instant change : states().headMap(time, true).descendingKeySet()) {
            if (content.isEmpty() || !content.equals(paragraphs(change))) {
                break;
            }
            said = change;
        }
        return later(latest, said);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    @Override
    String firstTitle() {
        return firstTitle;
    }

    @Override
    Instant published() {
        return published == null ? super.published() : published;
    }
}
