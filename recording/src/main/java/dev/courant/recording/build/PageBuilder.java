package dev.courant.recording.build;

import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a page says, and from when on.
 *
 * @param <B> the kind of builder
 */
public abstract sealed class PageBuilder<B extends PageBuilder<B>> extends AnswerBuilder<B>
        permits ItemBuilder, UrlBuilder {
    private final NavigableMap<Instant, String> titles = new TreeMap<>();

    PageBuilder(PublisherBuilder publisher) {
        super(publisher);
    }

    abstract String url();

    /**
     * Gives it another title from this time on.
     *
     * @param title the title
     * @return this
     */
    public B title(String title) {
        if (titles.put(moment("a title"), title) != null) {
            throw new CourantException(label() + ": two titles at one time");
        }
        return self();
    }

    /**
     * Answers with a page of our own plain template. From one time on to the next, the later page is a revision of the
     * earlier.
     *
     * @param paragraphs the text
     * @return this
     */
    public B page(String... paragraphs) {
        List<String> texts = Arrays.asList(paragraphs);
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw new CourantException(label() + ": a page has paragraphs, none of them empty");
        }
        return answer(AnswerState.of(new PageContent.Paragraphs(texts)));
    }

    /**
     * Answers with an HTML document.
     *
     * @param document all of it
     * @return this
     */
    public B html(String document) {
        return body("text/html", document);
    }

    /**
     * Answers with a text.
     *
     * @param type its media type without a charset, which is UTF-8
     * @param text the text
     * @return this
     */
    public B body(String type, String text) {
        return answer(AnswerState.of(PageContent.Raw.text(type, text)));
    }

    /**
     * Answers with bytes.
     *
     * @param type the {@code Content-Type} header
     * @param bytes the bytes; copied
     * @return this
     */
    public B body(String type, byte[] bytes) {
        return answer(AnswerState.of(new PageContent.Raw(type, bytes.clone())));
    }

    final NavigableMap<Instant, String> titles() {
        return titles;
    }

    /** Returns the text at a time; empty where there is none, or not in paragraphs. */
    final List<String> paragraphs(Instant time) {
        return state(time).content() instanceof PageContent.Paragraphs(List<String> texts) ? texts : List.of();
    }

    final List<Recording.Answer> pageAnswers() {
        AnswerSeries series = new AnswerSeries(url());
        NavigableSet<Instant> times = new TreeSet<>(states().keySet());
        times.addAll(titles.keySet());
        for (Instant time : times) {
            AnswerState state = state(time);
            if (state.content() instanceof PageContent.Paragraphs(List<String> texts)) {
                byte[] page = document(time, texts).render().getBytes(StandardCharsets.UTF_8);
                series.add(time, state, page, "text/html; charset=utf-8");
            } else if (!state.isUnsaid()) {
                series.add(time, state);
            }
        }
        return series.answers();
    }

    private PageDocument document(Instant time, List<String> texts) {
        return new PageDocument(
                url(), title(time), publisher().name(), publisher().language(), published(), texts);
    }

    final String title(Instant time) {
        var title = titles.floorEntry(time);
        return title == null ? firstTitle() : title.getValue();
    }

    /** Returns its title where no other was given. */
    String firstTitle() {
        return publisher().name();
    }

    /** Returns the date that the page states. */
    Instant published() {
        return states().firstKey();
    }
}
