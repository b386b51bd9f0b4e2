package dev.courant.enrich.evaluation;

import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TextField;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences from which an annotator quoted. A sentence goes from one of {@code . ! ?} or the end of a line to the
 * next; a quote from the title stands for the whole title.
 *
 * @param quotes the number of quotes
 * @param lost the number of quotes that are neither in title nor text
 * @param inTitle whether one is from the title
 * @param spans the sentences in the text
 */
record QuotedSentences(int quotes, int lost, boolean inTitle, List<Span> spans) {
    private static final String ENDS = ".!?\n";

    /** A part of the text, from the offset of its first UTF-16 unit to the offset after its last one. */
    record Span(int start, int end) {}

    static QuotedSentences of(TaggableText article, List<String> quotes) {
        var spans = new ArrayList<Span>();
        int lost = 0;
        boolean inTitle = false;
        for (String quote : quotes) {
            int at = article.text().indexOf(quote);
            if (at >= 0) {
                spans.add(sentences(article.text(), at, at + quote.length()));
            } else if (article.title().contains(quote)) {
                inTitle = true;
            } else {
                lost++;
            }
        }
        return new QuotedSentences(quotes.size(), lost, inTitle, spans);
    }

    boolean overlaps(Passage passage) {
        return passage.field() == TextField.TITLE
                ? inTitle
                : spans.stream().anyMatch(span -> passage.start() < span.end() && passage.end() > span.start());
    }

    private static Span sentences(String text, int from, int to) {
        int start = from;
        while (start > 0 && ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = to;
        while (end < text.length() && ENDS.indexOf(text.charAt(end - 1)) < 0) {
            end++;
        }
        return new Span(start, end);
    }
}
