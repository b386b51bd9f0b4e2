package dev.courant.recording.build;

import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A feed of a {@link RecordingBuilder}. It contains its items from their first time on, the newest first, and is there
 * from the time of its first item, or from its own first time if that is earlier. What is said with {@link #at} is
 * about the feed as a whole, such as that its server fails for a while. Used by one thread.
 */
public final class FeedBuilder extends AnswerBuilder<FeedBuilder> {
    private final String url;
    private final RenderedFormat format;
    private final List<ItemBuilder> items = new ArrayList<>();
    private @Nullable String title;
    private boolean fullContent;
    private int most = Integer.MAX_VALUE;

    FeedBuilder(PublisherBuilder publisher, String url, RenderedFormat format) {
        super(publisher);
        this.url = url;
        this.format = format;
    }

    @Override
    FeedBuilder self() {
        return this;
    }

    @Override
    String label() {
        return url;
    }

    /**
     * Gives it another title than the publisher's name.
     *
     * @param text the title
     * @return this
     */
    public FeedBuilder title(String text) {
        title = text;
        return this;
    }

    /** {@return this; its items have the text of their pages, where that is written in paragraphs} */
    public FeedBuilder fullContent() {
        fullContent = true;
        return this;
    }

    /**
     * Says how many items it shows: an older one disappears when there are more.
     *
     * @param items the number of the newest, at least 1
     * @return this
     */
    public FeedBuilder newest(int items) {
        if (items < 1) {
            throw new CourantException(url + ": a feed shows at least 1 item, not " + items);
        }
        most = items;
        return this;
    }

    /**
     * Adds an item, which appears at its first time.
     *
     * @param itemTitle its title at first
     * @return the item
     */
    public ItemBuilder item(String itemTitle) {
        if (itemTitle.isBlank()) {
            throw new CourantException(url + ": an item has a title");
        }
        ItemBuilder item = new ItemBuilder(this, itemTitle, publisher().claimedLike("/" + slug(itemTitle)));
        items.add(item);
        return item;
    }

    private String slug(String words) {
        String ascii = Normalizer.normalize(words, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return ascii.isEmpty() ? "item-" + (items.size() + 1) : ascii;
    }

    String url() {
        return url;
    }

    String title() {
        return title == null ? publisher().name() : title;
    }

    List<Recording.Answer> answers() {
        List<Recording.Answer> answers = new ArrayList<>(feedAnswers());
        items.forEach(item -> answers.addAll(item.pageAnswers()));
        return answers;
    }

    private List<Recording.Answer> feedAnswers() {
        NavigableSet<Instant> times = new TreeSet<>(states().keySet());
        items.forEach(item -> times.addAll(item.changes()));
        if (times.isEmpty()) {
            throw new CourantException(url + " is empty: add an item, or a time with at(…) from which on it is there");
        }
        AnswerSeries series = new AnswerSeries(url);
        for (Instant time : times) {
            AnswerState state = state(time);
            if (state.isOk()) {
                byte[] document = format.render(document(time, times.first())).getBytes(StandardCharsets.UTF_8);
                series.add(time, state, document, format.mediaType());
            } else {
                series.add(time, state);
            }
        }
        return series.answers();
    }

    private FeedSnapshot document(Instant time, Instant begin) {
        List<SnapshotEntry> entries = items.reversed().stream()
                .filter(item -> item.isListed(time))
                .map(item -> item.entry(time, fullContent))
                .sorted(Comparator.comparing(SnapshotEntry::published).reversed())
                .limit(most)
                .toList();
        return new FeedSnapshot(
                title(), url, publisher().site().url("/"), publisher().language(), begin, entries);
    }
}
