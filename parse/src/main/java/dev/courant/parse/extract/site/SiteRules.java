package dev.courant.parse.extract.site;

import dev.courant.parse.ParseException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules by host. A rule for {@code example.com} is also for {@code www.example.com}; of several, the one for the
 * longest name counts. Immutable and thread-safe.
 */
public final class SiteRules {
    private static final SiteRules NONE = new SiteRules(Map.of());

    private final Map<String, SiteRule> byHost;

    SiteRules(Map<String, SiteRule> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    /** No rule for any site. */
    public static SiteRules none() {
        return NONE;
    }

    /**
     * Reads rules from the text of a YAML file.
     *
     * @param yaml a mapping of hosts to fields, as above
     * @param source the file's name, for messages
     * @throws ParseException if there is an error in it: file, line, host and what to write
     */
    public static SiteRules parse(String yaml, String source) {
        return new SiteRules(new SiteRulesParser(source).parse(yaml));
    }

    /** How many hosts have a rule. */
    public int size() {
        return byHost.size();
    }

    /**
     * These rules and those of another file.
     *
     * @param others the other file's rules
     * @param source the other file's name, for messages
     * @throws ParseException if both have a rule for one host
     */
    public SiteRules and(SiteRules others, String source) {
        Map<String, SiteRule> all = new HashMap<>(byHost);
        others.byHost.forEach((host, rule) -> {
            if (all.putIfAbsent(host, rule) != null) {
                throw new ParseException(source + ": " + host + ": has a rule in another file; keep one of them");
            }
        });
        return new SiteRules(all);
    }

    /** The rule for a page, or null. */
    public @Nullable SiteRule forUrl(String url) {
        String host = byHost.isEmpty() ? null : host(url);
        while (host != null) {
            SiteRule rule = byHost.get(host);
            if (rule != null) {
                return rule;
            }
            int dot = host.indexOf('.');
            host = dot < 0 ? null : host.substring(dot + 1);
        }
        return null;
    }

    private static @Nullable String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
