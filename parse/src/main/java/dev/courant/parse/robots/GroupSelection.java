package dev.courant.parse.robots;

import java.time.Duration;
import java.util.List;

/**
 * Selects the rules of a file that apply to one crawler: those of all groups that name it; when none does, those of the
 * groups for all crawlers. Lines that are not rules, such as {@code Sitemap} or {@code Crawl-delay}, do not end the
 * list of agents at the start of a group (RFC 9309, section 2.2.4). For one pass; not thread-safe.
 */
final class GroupSelection {
    private final String agent;
    private final RobotsGroup.Builder named = new RobotsGroup.Builder();
    private final RobotsGroup.Builder anyone = new RobotsGroup.Builder();
    private boolean hasNamed;
    private boolean inNamed;
    private boolean inAnyone;
    private boolean inRules;

    /** @param agent the crawler's product token; no group names an empty one */
    GroupSelection(String agent) {
        this.agent = agent;
    }

    RobotsGroup of(List<RobotsLine> lines) {
        lines.forEach(this::read);
        return (hasNamed ? named : anyone).build();
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
            inAnyone = false;
            inRules = false;
        }
        if (isAnyone(value)) {
            inAnyone = true;
        } else if (!agent.isEmpty() && ProductToken.of(value).equalsIgnoreCase(agent)) {
            inNamed = true;
            hasNamed = true;
        }
    }

    private void rule(boolean allows, String pattern) {
        inRules |= inNamed || inAnyone;
        if (inNamed) {
            named.rule(allows, pattern);
        } else if (inAnyone) {
            anyone.rule(allows, pattern);
        }
    }

    private void delay(Duration delay) {
        if (inNamed) {
            named.crawlDelay(delay);
        } else if (inAnyone) {
            anyone.crawlDelay(delay);
        }
    }

    /** As in Google's parser, a star followed by other words is a star. */
    private static boolean isAnyone(String value) {
        return value.startsWith("*") && (value.length() == 1 || value.charAt(1) <= ' ');
    }
}
