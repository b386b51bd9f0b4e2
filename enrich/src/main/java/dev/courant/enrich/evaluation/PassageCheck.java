package dev.courant.enrich.evaluation;

import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TextField;
import java.util.List;

/**
 * Whether the passages of a tag hold.
 *
 * @param verbatim whether it has passages and each stands in the article where it says
 * @param comparable whether the annotator quoted passages for the topic
 * @param inGoldSentence whether one of its passages is in a sentence that the annotator quoted
 */
public record PassageCheck(boolean verbatim, boolean comparable, boolean inGoldSentence) {
    static PassageCheck of(TaggableText article, List<Passage> passages, QuotedSentences quoted) {
        return new PassageCheck(
                !passages.isEmpty() && passages.stream().allMatch(passage -> isVerbatim(passage, article)),
                quoted.quotes() > 0,
                passages.stream().anyMatch(quoted::overlaps));
    }

    private static boolean isVerbatim(Passage passage, TaggableText article) {
        String field = passage.field() == TextField.TITLE ? article.title() : article.text();
        return passage.start() >= 0
                && passage.start() < passage.end()
                && passage.end() <= field.length()
                && field.substring(passage.start(), passage.end()).equals(passage.text());
    }
}
