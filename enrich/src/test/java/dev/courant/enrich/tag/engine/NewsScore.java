package dev.courant.enrich.tag.engine;

import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.NewsSet.Story;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the right, wrong and missed tags of a tagger on annotated news. */
record NewsScore(long right, long wrong, long missed, long central, long centralFound, long tempting, long tempted) {

    static NewsScore of(Tagger tagger, List<Story> stories) {
        return stories.stream()
                .map(story -> of(tagger, story))
                .reduce(new NewsScore(0, 0, 0, 0, 0, 0, 0), NewsScore::plus);
    }

    private static NewsScore of(Tagger tagger, Story story) {
        Set<String> asserted =
                tagger.tag(story.text()).tags().stream().map(TopicTag::topic).collect(Collectors.toSet());
        long right = story.topics().stream().filter(asserted::contains).count();
        return new NewsScore(
                right,
                asserted.size() - right,
                story.topics().size() - right,
                story.central().size(),
                story.central().stream().filter(asserted::contains).count(),
                story.tempting().size(),
                story.tempting().stream().filter(asserted::contains).count());
    }

    private NewsScore plus(NewsScore other) {
        return new NewsScore(
                right + other.right,
                wrong + other.wrong,
                missed + other.missed,
                central + other.central,
                centralFound + other.centralFound,
                tempting + other.tempting,
                tempted + other.tempted);
    }

    double precision() {
        return right / (double) Math.max(1, right + wrong);
    }

    double centralRecall() {
        return centralFound / (double) central;
    }

    double temptedShare() {
        return tempted / (double) tempting;
    }
}
