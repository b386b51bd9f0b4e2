package dev.courant.fuzz;

import dev.courant.parse.robots.RobotsGroup;
import dev.courant.parse.robots.RobotsRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** robots.txt. Checks some fixed paths, and the file itself as a path. */
final class RobotsTarget {
    private static final int MAX_SITEMAPS = 100;
    private static final Duration MAX_DELAY = Duration.ofSeconds(60);
    private static final List<String> AGENTS = List.of("HarbourBot", "HarbourBot/2.1 (+https://a.example)", "*", "");

    private RobotsTarget() {}

    static void check(byte[] input) {
        RobotsRules rules = RobotsRules.parse(input);
        Check.that(rules.sitemaps().size() <= MAX_SITEMAPS, "few sitemaps", rules.sitemaps());
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> pages = List.of("/", "/news/tides?day=1", "https://harbour.example/%7etides/a%2Fb", text);
        for (String agent : AGENTS) {
            RobotsGroup group = rules.group(agent);
            Duration delay = group.crawlDelay();
            Check.that(!delay.isNegative() && delay.compareTo(MAX_DELAY) <= 0, "a bounded delay", delay);
            Check.that(group.bytes() >= 0, "a size", group.bytes());
            pages.forEach(page -> {
                boolean allowed = group.isAllowed(page);
                Check.equal(group.isAllowed(page), allowed, "the same answer each time");
            });
        }
        pages.forEach(page -> Check.equal(
                rules.isAllowed("HarbourBot", page),
                rules.group("HarbourBot").isAllowed(page),
                "rules and group give the same answer for " + page));
    }
}
