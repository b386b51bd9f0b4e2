package dev.courant.parse.robots;

import dev.courant.parse.url.WebUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of a robots.txt file for one crawler, the longest pattern first and allowing before forbidding, and how
 * long the crawler should wait between requests. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309#section-2.2.2">RFC 9309, section 2.2.2</a>
 */
public final class RobotsGroup {
    /** Enough for 10,000 patterns with stars and the longest links; a fraction of a second. */
    private static final long MAX_STEPS = 50_000_000;

    /** The object, the record and the list's place of one rule. */
    private static final int RULE_BYTES = 80;

    private static final Comparator<Rule> FIRST_WINS = Comparator.comparingInt(Rule::specificity)
            .reversed()
            .thenComparing(rule -> !rule.allows())
            .thenComparing(rule -> rule.pattern().text());

    /** A group that allows every page and asks for no delay: what a site without robots.txt says. */
    public static final RobotsGroup ALLOW_ALL = new RobotsGroup(List.of(), Duration.ZERO);

    record Rule(boolean allows, PathPattern pattern) {
        int specificity() {
            return pattern.text().length();
        }
    }

    private final List<Rule> rules;
    private final Duration crawlDelay;

    RobotsGroup(List<Rule> rules, Duration crawlDelay) {
        this.rules = withoutRepeats(rules.stream().sorted(FIRST_WINS).toList());
        this.crawlDelay = crawlDelay;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Returns how long to wait between two requests to the site, at most a minute; zero when the file does not say. */
    public Duration crawlDelay() {
        return crawlDelay;
    }

    /** Compares neighbours: sets would have to hash, and a file can be made of texts that all have one hash. */
    private static List<Rule> withoutRepeats(List<Rule> sorted) {
        List<Rule> once = new ArrayList<>();
        for (Rule rule : sorted) {
            if (once.isEmpty() || !once.getLast().equals(rule)) {
                once.add(rule);
            }
        }
        return List.copyOf(once);
    }

    /**
     * Returns whether a page may be fetched. It may not when the file is such that matching it takes too long.
     *
     * @param url the page as it is requested, so percent-encoded; an absolute URL, or only its path
     */
    public boolean isAllowed(String url) {
        return allows(RobotsPath.ofUrl(url));
    }

    /** As {@link #isAllowed(String)}, for a URL that is parsed already. */
    public boolean isAllowed(WebUrl url) {
        return allows(RobotsPath.ofRequest(url.requestTarget()));
    }

    /** Where to look for the rules is always allowed (section 2.2.2). */
    private boolean allows(String path) {
        if (path.equals("/robots.txt")) {
            return true;
        }
        long steps = 0;
        for (Rule rule : rules) {
            steps += rule.pattern().steps(path);
            if (steps > MAX_STEPS) {
                return false;
            }
            if (rule.pattern().matches(path)) {
                return rule.allows();
            }
        }
        return true;
    }

    /** Returns about how many bytes of memory the group takes. */
    public long bytes() {
        return rules.stream().mapToLong(rule -> RULE_BYTES + rule.specificity()).sum();
    }

    /** Collects the rules of all groups that apply to a crawler. Not thread-safe. */
    static final class Builder {
        private final List<Rule> rules = new ArrayList<>();
        private Duration crawlDelay = Duration.ZERO;

        void rule(boolean allows, String octets) {
            String pattern = RobotsPath.ofPattern(octets);
            if (!pattern.isEmpty()) {
                rules.add(new Rule(allows, new PathPattern(pattern)));
            }
            int slash = pattern.lastIndexOf('/');
            // Google's parser takes the index of a folder for the folder, when that is allowed.
            if (allows && slash >= 0 && pattern.startsWith("/index.htm", slash)) {
                rules.add(new Rule(true, new PathPattern(pattern.substring(0, slash + 1) + "$")));
            }
        }

        /** Keeps the longest of several delays. */
        void crawlDelay(Duration delay) {
            if (delay.compareTo(crawlDelay) > 0) {
                crawlDelay = delay;
            }
        }

        RobotsGroup build() {
            return new RobotsGroup(rules, crawlDelay);
        }
    }
}
