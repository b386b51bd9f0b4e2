package dev.courant.bench.soak;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Articles without end, each made anew from its number alone. Immutable. */
final class InventedNews {
    private static final int PARAGRAPHS = 12;
    private static final int SENTENCES_OF_A_PARAGRAPH = 4;
    private static final int LINKS_AROUND = 60;

    private static final List<String> WHO = List.of(
            "The government",
            "The central bank",
            "A court in Madrid",
            "Parliament",
            "The ministry of defence",
            "The European Commission",
            "A group of engineers",
            "The opposition",
            "NATO",
            "The mayor of Lyon",
            "The United Nations",
            "A spokesman of the army",
            "The trade union",
            "The president of Brazil");
    private static final List<String> DOES = List.of(
            "announced",
            "rejected",
            "voted for",
            "postponed",
            "defended",
            "described",
            "withdrew",
            "negotiated",
            "published",
            "investigated",
            "criticised",
            "signed");
    private static final List<String> WHAT = List.of(
            "sanctions against three companies that are accused of exporting weapons",
            "a rise of the interest rate by half a point",
            "tariffs for steel and a trade agreement",
            "an air strike on an ammunition depot",
            "the repair of the railway bridge",
            "an inquiry into the poor harvest in the valley",
            "the release of a journalist who had been held without a charge",
            "the budget for hospitals and schools",
            "a plan to move troops and armoured vehicles away from the border",
            "the elections in the northern provinces");
    private static final List<String> WHERE = List.of(
            "in Brussels",
            "near Kyiv",
            "in Washington",
            "at the port of Rotterdam",
            "in Nairobi",
            "in Tokyo",
            "on the island",
            "in the capital of Peru",
            "in Ottawa",
            "in the south of France");

    private InventedNews() {}

    static String title(long article) {
        Random random = random(article);
        return pick(random, WHO) + " " + pick(random, DOES) + " " + pick(random, WHAT) + ", report " + article;
    }

    /**
     * Returns the page of an article.
     *
     * @param url its own address
     * @param revised whether it has a paragraph more than at first
     */
    static String page(long article, String url, Instant published, boolean revised) {
        Random random = random(article);
        StringBuilder html = new StringBuilder("<!doctype html><html lang=en><head><title>")
                .append(title(article))
                .append("</title><link rel=canonical href=\"")
                .append(url)
                .append("\"><meta property=\"article:published_time\" content=\"")
                .append(published)
                .append("\"></head><body><nav><ul>");
        for (int i = 0; i < LINKS_AROUND; i++) {
            html.append("<li><a href=\"/section/")
                    .append(i)
                    .append("\">Section ")
                    .append(i)
                    .append("</a></li>");
        }
        html.append("</ul></nav><article><h1>").append(title(article)).append("</h1>");
        int paragraphs = PARAGRAPHS + (revised ? 1 : 0);
        for (int i = 0; i < paragraphs; i++) {
            html.append("<p>");
            for (int sentence = 0; sentence < SENTENCES_OF_A_PARAGRAPH; sentence++) {
                html.append(sentence(random));
            }
            html.append("</p>");
        }
        return html.append("</article><footer>All rights are invented.</footer></body></html>")
                .toString();
    }

    private static String sentence(Random random) {
        return pick(random, WHO) + " " + pick(random, DOES) + " " + pick(random, WHAT) + " " + pick(random, WHERE)
                + " after talks that lasted " + (2 + random.nextInt(70)) + " hours. ";
    }

    private static Random random(long article) {
        return new Random(article * 2_654_435_761L);
    }

    private static String pick(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
