package dev.courant.parse.robots;

import java.time.Duration;
import java.util.List;

/**
 * Finds what a file says to one crawler. All groups that name it are taken together; when none does, those for
 * everybody. Lines that belong to no rule, such as {@code Sitemap} or {@code Crawl-delay}, do not end the list of
 * agents that a group begins with (RFC 9309, section 2.2.4). For one pass; not thread-safe.
 */
final class GroupSelection {
    private final String agent;
    private final RobotsGroup.Builder named = new RobotsGroup.Builder();
    private final RobotsGroup.Builder everybody = new RobotsGroup.Builder();
    private boolean everNamed;
    private boolean inNamed;
    private boolean inEverybody;
    private boolean inRules;

    /** @param agent the crawler's product token; nobody is named by an empty one */
    GroupSelection(String agent) {
        this.agent = agent;
    }

    RobotsGroup of(List<RobotsLine> lines) {
        lines.forEach(this::read);
        return (everNamed ? named : everybody).build();
    }

    private void read(RobotsLine line) {
        switch (line.key()) {
            case USER_AGENT -> agent(line.value());
            case ALLOW -> rule(true, line.value());
            case DISALLOW -> rule(false, line.value());
            case CRAWL_DELAY -> CrawlDelay.parse(line.value()).ifPresent(this::delay);
            case SITEMAP -> {}
        }
    }

    private void agent(String value) {
        if (inRules) {
            inNamed = false;
            inEverybody = false;
            inRules = false;
        }
        if (isEverybody(value)) {
            inEverybody = true;
        } else if (!agent.isEmpty() && ProductToken.of(value).equalsIgnoreCase(agent)) {
            inNamed = true;
            everNamed = true;
        }
    }

    private void rule(boolean allows, String pattern) {
        inRules |= inNamed || inEverybody;
        if (inNamed) {
            named.rule(allows, pattern);
        } else if (inEverybody) {
            everybody.rule(allows, pattern);
        }
    }

    private void delay(Duration delay) {
        if (inNamed) {
            named.crawlDelay(delay);
        } else if (inEverybody) {
            everybody.crawlDelay(delay);
        }
    }

    /** Google's parser takes a star with words behind it for a star. */
    private static boolean isEverybody(String value) {
        return value.startsWith("*") && (value.length() == 1 || value.charAt(1) <= ' ');
    }
}
