package dev.courant.bench.replaying;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The articles of a day, each made from its number alone. Their lengths spread as those of newspapers do, around 450
 * words; names are frequent or rare by Zipf's law; and each publisher has its own page around them, of 20 to 80 KB.
 * Immutable.
 */
final class DayOfNews {
    static final Duration DAY = Duration.ofDays(1);

    private static final int NAMES = 4_000;
    private static final double MEDIAN_WORDS = 450;
    private static final double SPREAD = .6;
    private static final int LEAST_WORDS = 120;
    private static final int MOST_WORDS = 3_000;
    private static final int LEAST_FURNITURE = 20_000;
    private static final int MOST_FURNITURE = 80_000;
    private static final int LINKS_OF_MENU = 70;

    private static final List<String> SYLLABLES = List.of(
            "mar", "ve", "lor", "ten", "as", "dri", "ka", "hol", "ber", "is", "quen", "to", "ral", "fen", "mo", "sul");
    private static final List<String> ROLES = List.of(
            "the mayor",
            "the harbour master",
            "the finance minister",
            "the union's secretary",
            "a judge",
            "the head of the clinic",
            "the coach",
            "a spokeswoman of the ministry",
            "the director of the museum",
            "the central bank's governor",
            "an engineer of the railway",
            "the leader of the opposition");
    private static final List<String> VERBS = List.of(
            "announced",
            "rejected",
            "postponed",
            "defended",
            "criticised",
            "signed",
            "welcomed",
            "described",
            "investigated",
            "withdrew",
            "approved",
            "presented",
            "explained",
            "questioned");
    private static final List<String> MATTERS = List.of(
            "the interest rate decision",
            "the sanctions against three shipping companies",
            "the vaccination campaign",
            "the election result in two districts",
            "the repair of the northern bridge",
            "the new tariff on steel",
            "the ceasefire along the border",
            "the wildfire above the valley",
            "the budget for schools and hospitals",
            "the merger of the two insurers",
            "the rescue of the fishing boat",
            "the trial of the former manager",
            "the opening of the tram line",
            "the championship final",
            "the outbreak of measles",
            "the tax reform",
            "the strike of the ferry crews",
            "the discovery below the old market",
            "the rise of rents",
            "the data breach at the energy supplier");
    private static final List<String> WHEN = List.of(
            "on Monday",
            "late on Tuesday",
            "after a night of talks",
            "in the morning",
            "before the summer recess",
            "within a fortnight",
            "for the second time this year",
            "against the advice of the experts",
            "in front of several hundred people",
            "without giving a reason");
    private static final List<String> REST = List.of(
            "Nobody had expected it so soon.",
            "Residents said that they had been told nothing about it.",
            "The figures were published last week and are disputed.",
            "A decision is not to be expected before the autumn.",
            "Several groups have asked the court to look into the matter.",
            "It was the coldest week of the season, and the roads were empty.",
            "What it will cost, and who is to pay for it, remains open.");

    private final Instant begin;
    private final int hosts;
    private final List<String> names;
    private final List<String> heads;
    private final List<String> feet;

    /**
     * Creates a day.
     *
     * @param begin when it begins
     * @param hosts how many publishers there are
     */
    DayOfNews(Instant begin, int hosts) {
        this.begin = begin;
        this.hosts = hosts;
        Random random = new Random(1);
        this.names = IntStream.range(0, NAMES).mapToObj(i -> name(random)).toList();
        this.heads = IntStream.range(0, hosts).mapToObj(DayOfNews::head).toList();
        this.feet = IntStream.range(0, hosts).mapToObj(host -> foot(host)).toList();
    }

    /** Returns when an article was published, of so many. */
    Instant published(int article, int articles) {
        return begin.plusMillis(DAY.toMillis() * article / articles);
    }

    String title(int article) {
        Random random = random(article);
        String text = pick(random, ROLES) + " " + pick(random, names) + " " + pick(random, VERBS) + " "
                + pick(random, MATTERS);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + " " + pick(random, WHEN);
    }

    /** Returns the page of an article in UTF-8. */
    byte[] page(int article, String url, Instant published) {
        Random random = random(article);
        String title = title(article);
        String author = pick(random, names) + " " + pick(random, names);
        int words = (int) Math.clamp(MEDIAN_WORDS * Math.exp(SPREAD * random.nextGaussian()), LEAST_WORDS, MOST_WORDS);
        StringBuilder html = new StringBuilder(MOST_FURNITURE + 8 * words)
                .append("<!doctype html><html lang=en><head><meta charset=utf-8><title>")
                .append(title)
                .append("</title><link rel=canonical href=\"")
                .append(url)
                .append("\"><meta property=\"article:published_time\" content=\"")
                .append(published)
                .append("\"><meta name=author content=\"")
                .append(author)
                .append("\"><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"")
                .append(title)
                .append("\",\"datePublished\":\"")
                .append(published)
                .append("\",\"author\":{\"@type\":\"Person\",\"name\":\"")
                .append(author)
                .append("\"}}</script>")
                .append(heads.get(article % hosts))
                .append("<main><article><h1>")
                .append(title)
                .append("</h1><p class=byline>By ")
                .append(author)
                .append("</p>");
        appendText(html, random, words);
        return html.append("</article></main>")
                .append(feet.get(article % hosts))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private void appendText(StringBuilder html, Random random, int words) {
        for (int written = 0; written < words; ) {
            html.append("<p>");
            for (int sentences = 2 + random.nextInt(4); sentences > 0; sentences--) {
                String sentence = sentence(random);
                html.append(sentence).append(' ');
                written += sentence.split(" ").length;
            }
            html.append("</p>\n");
        }
    }

    private String sentence(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> pick(random, REST);
            case 1 ->
                "“We have looked at " + pick(random, MATTERS) + " for " + (2 + random.nextInt(90)) + " days,” said "
                        + pick(random, names) + ", " + pick(random, ROLES) + " of " + pick(random, names) + ".";
            case 2 ->
                "In " + pick(random, names) + " " + pick(random, ROLES) + " " + pick(random, VERBS) + " "
                        + pick(random, MATTERS) + ", as " + pick(random, names) + " had done " + pick(random, WHEN)
                        + ".";
            default ->
                "According to " + pick(random, names) + ", " + pick(random, ROLES) + " " + pick(random, VERBS) + " "
                        + pick(random, MATTERS) + " " + pick(random, WHEN) + ", and " + (100 + random.nextInt(9_900))
                        + " people are concerned.";
        };
    }

    /** A menu and what programs of a page need, before its article. */
    private static String head(int host) {
        Random random = new Random(host);
        int size = LEAST_FURNITURE + random.nextInt(MOST_FURNITURE - LEAST_FURNITURE);
        StringBuilder head = new StringBuilder("<style>");
        while (head.length() < size / 3) {
            head.append(".c")
                    .append(random.nextInt(1_000))
                    .append("{margin:")
                    .append(random.nextInt(40))
                    .append("px}");
        }
        head.append("</style><script>var state=[");
        while (head.length() < size) {
            head.append("{\"id\":")
                    .append(random.nextInt())
                    .append(",\"slot\":\"s")
                    .append(random.nextInt(90))
                    .append("\"},");
        }
        return head.append("0]</script></head><body><header><nav><ul>")
                .append(IntStream.range(0, LINKS_OF_MENU)
                        .mapToObj(i -> "<li class=c" + i + "><a href=\"/section/" + i + "\">Section " + i + "</a></li>")
                        .collect(Collectors.joining()))
                .append("</ul></nav></header>")
                .toString();
    }

    /** Teasers of other articles and the imprint, after the article. */
    private String foot(int host) {
        Random random = new Random(-host - 1L);
        return "<aside class=related><h2>More of this</h2>"
                + IntStream.range(0, 10 + random.nextInt(20))
                        .mapToObj(i -> "<div class=teaser><a href=\"/news/old-" + i + "\"><img src=\"/p/" + i
                                + ".jpg\" alt=\"\"><h3>" + pick(random, names) + " and " + pick(random, MATTERS)
                                + "</h3></a></div>")
                        .collect(Collectors.joining())
                + "</aside><footer>Publisher " + host + ". All rights are invented.</footer></body></html>";
    }

    private static String name(Random random) {
        String name = IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The rank is the inverse of a uniform number: twice the rank, half the frequency. */
    private static String pick(Random random, List<String> of) {
        return of.size() < NAMES
                ? of.get(random.nextInt(of.size()))
                : of.get(Math.min((int) Math.pow(of.size(), random.nextDouble()), of.size()) - 1);
    }

    private static Random random(int article) {
        return new Random(article * 2_654_435_761L);
    }
}
