package dev.courant.bench.storage;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Field;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Articles of invented words, whose frequencies follow Zipf's law as those of a language do, so that they compress and
 * are indexed like real ones. The same seed gives the same articles. Used by one thread.
 */
final class InventedArticles {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FEED = Identity.ofFeed("https://press.example/feed");
    private static final int WORDS = 50_000;
    private static final int WORDS_OF_AN_ARTICLE = 600;
    private static final int WORDS_OF_A_PARAGRAPH = 50;
    private static final int OTHER_BLOCKS = 60;
    private static final int TAGS = 3;
    private static final int EVIDENCE = 3;

    private final Random random = new Random(1);
    private final List<String> vocabulary = random.ints(WORDS, 3, 10)
            .mapToObj(length -> random.ints(length, 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()))
            .toList();

    /** All records of one article. */
    record Records(Link link, EnrichedArticle enriched, ExtractionReport report) {}

    /** Returns the article of a number. */
    Records next(int number) {
        String url = "https://press.example/news/2026/03/01/" + words(6).replace(' ', '-') + "-" + number;
        String articleId = Identity.ofArticle(url);
        String title = words(10);
        List<String> paragraphs = IntStream.range(0, WORDS_OF_AN_ARTICLE / WORDS_OF_A_PARAGRAPH)
                .mapToObj(i -> words(WORDS_OF_A_PARAGRAPH))
                .toList();
        String text = String.join("\n\n", paragraphs);
        Link link = Link.newBuilder()
                .setLinkId(Identity.ofLink(FEED, url, "1"))
                .setArticleId(articleId)
                .setUrl(url)
                .setHost("press.example")
                .setFeedId(FEED)
                .setTitle(title)
                .setDiscoveredAt(NOON)
                .build();
        Article article = Article.newBuilder()
                .setArticleId(articleId)
                .setRevisionId(Identity.ofRevision(articleId, title, text))
                .setLinkId(link.getLinkId())
                .setFeedId(FEED)
                .setUrl(url)
                .setCanonicalUrl(url)
                .setHost("press.example")
                .setSiteName("The Press")
                .setTitle(title)
                .setSummary(words(30))
                .setAuthors(List.of(words(2)))
                .setText(text)
                .setMethod("content-tree")
                .setProvenance(Map.of("title", "json-ld", "authors", "json-ld", "published_at", "meta"))
                .setPublishedAt(NOON)
                .setDiscoveredAt(NOON)
                .setFetchedAt(NOON)
                .setExtractedAt(NOON)
                .build();
        return new Records(link, enriched(article), report(article, paragraphs));
    }

    private EnrichedArticle enriched(Article article) {
        List<Tag> tags = IntStream.range(0, TAGS)
                .mapToObj(i -> Tag.newBuilder()
                        .setTopic("topic-" + i)
                        .setScore(0.75f)
                        .setCentral(i == 0)
                        .setEvidence(IntStream.range(0, EVIDENCE)
                                .mapToObj(j -> new Evidence(
                                        Field.TEXT,
                                        100 * j,
                                        100 * j + 80,
                                        article.getText().substring(100 * j, 100 * j + 80),
                                        "en/rule-" + j,
                                        1.5f))
                                .toList())
                        .build())
                .toList();
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setLanguage("en")
                .setTags(tags)
                .setTaxonomy("news")
                .setTaxonomyVersion("1")
                .setEnrichedAt(NOON)
                .build();
    }

    private ExtractionReport report(Article article, List<String> paragraphs) {
        List<ExtractedBlock> blocks = new ArrayList<>();
        for (int i = 0; i < OTHER_BLOCKS; i++) {
            String text = words(5);
            blocks.add(new ExtractedBlock(false, "furniture", "in a nav", text, text.length(), 0f, 0));
        }
        for (String paragraph : paragraphs) {
            blocks.add(new ExtractedBlock(
                    true,
                    "lines",
                    "nothing speaks against it",
                    paragraph.substring(0, 120),
                    paragraph.length(),
                    1.5f,
                    0));
        }
        return ExtractionReport.newBuilder()
                .setArticleId(article.getArticleId())
                .setRevisionId(article.getRevisionId())
                .setUrl(article.getUrl())
                .setMethod(article.getMethod())
                .setProvenance(article.getProvenance())
                .setKept(paragraphs.size())
                .setDropped(OTHER_BLOCKS)
                .setUnlisted(0)
                .setBlocks(blocks)
                .setExtractedAt(article.getExtractedAt())
                .build();
    }

    private String words(int number) {
        return IntStream.range(0, number).mapToObj(i -> word()).collect(Collectors.joining(" "));
    }

    /** The rank is the inverse of a uniform number: twice the rank, half the frequency. */
    private String word() {
        int rank = (int) Math.pow(WORDS, random.nextDouble());
        return vocabulary.get(Math.min(rank, WORDS - 1));
    }
}
