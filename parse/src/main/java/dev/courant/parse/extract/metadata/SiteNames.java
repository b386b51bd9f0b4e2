package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the publication's name: as the page states it, or else a name that two things on the page agree on, of the
 * document title's first or last part, the link to the home page or the logo in it, the feed's title, the copyright
 * line, and the host's name.
 */
final class SiteNames {
    private static final int LONGEST = 60;
    private static final int LAST_LINES = 12;
    private static final int MOST = 12;

    private final ParsedPage page;
    private final String host;

    private SiteNames(ParsedPage page, String url) {
        this.page = page;
        this.host = hostOf(url);
    }

    static @Nullable Sourced<String> choose(ParsedPage page, MetaElements metas, StatedArticle stated, String url) {
        Sourced<String> found = metas.first("og:site_name");
        if (found == null && stated.publisher() != null && !stated.publisher().isBlank()) {
            found = new Sourced<>(stated.publisher(), "json-ld");
        }
        found = found != null ? found : metas.first("application-name", "dc.publisher", "apple-mobile-web-app-title");
        if (found != null) {
            return found;
        }
        SiteNames names = new SiteNames(page, url);
        found = names.inferred();
        return found != null ? found : names.shared(metas);
    }

    private @Nullable Sourced<String> inferred() {
        List<Sourced<String>> candidates = candidates();
        for (int i = 0; i < candidates.size(); i++) {
            String plain = PlainText.fold(candidates.get(i).value());
            if (isHost(plain) || isSaidAgain(plain, candidates, i)) {
                return candidates.get(i);
            }
        }
        return null;
    }

    /** A title for sharing that is the name of the author, or of the logo: one for all pages of the site. */
    private @Nullable Sourced<String> shared(MetaElements metas) {
        Sourced<String> title = metas.first("og:title", "twitter:title");
        String plain = title == null ? "" : PlainText.fold(title.value());
        Stream<String> names = Stream.concat(
                metas.all("author").stream(),
                candidates().stream()
                        .filter(candidate -> !candidate.source().equals("title"))
                        .map(Sourced::value));
        return !plain.isEmpty() && names.anyMatch(name -> PlainText.fold(name).equals(plain)) ? title : null;
    }

    private List<Sourced<String>> candidates() {
        List<Sourced<String>> all = new ArrayList<>();
        String title = page.facts().title();
        for (String part : title == null ? List.<String>of() : SiteSuffix.ends(title)) {
            add(all, part, "title");
        }
        for (PageFacts.Property property : page.facts().properties()) {
            String value = property.value();
            switch (property.name()) {
                case "logo" -> add(all, value, "logo");
                case "home" -> add(all, page.tree().textOf(property.node(), LONGEST + 1), "home-link");
                default -> {}
            }
        }
        for (PageFacts.Link link : page.facts().links()) {
            if (link.relation().equals("alternate") && !link.title().isEmpty()) {
                add(all, link.title(), "feed-link");
            }
        }
        add(all, copyright(), "copyright");
        return all;
    }

    private static void add(List<Sourced<String>> all, @Nullable String name, String source) {
        if (name != null && name.length() <= LONGEST && PlainText.fold(name).length() >= 2 && all.size() < MOST) {
            all.add(new Sourced<>(name.strip(), source));
        }
    }

    private static boolean isSaidAgain(String plain, List<Sourced<String>> all, int self) {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).source().equals(all.get(self).source())
                    && PlainText.fold(all.get(i).value()).equals(plain)) {
                return true;
            }
        }
        return false;
    }

    /** {@code The Quarry Bugle} at {@code quarrybugle.example}; a word of the host alone does not make a name. */
    private boolean isHost(String plain) {
        String joined = plain.replace(" ", "");
        String bare = joined.startsWith("the") ? joined.substring(3) : joined;
        return bare.length() > 2 && (host.equals(joined) || host.equals(bare));
    }

    /** What follows the copyright sign, and perhaps a year, in one of the page's last lines. */
    private @Nullable String copyright() {
        ContentTree tree = page.tree();
        int count = tree.lines().count();
        for (int line = count - 1; line >= Math.max(0, count - LAST_LINES); line--) {
            String text = tree.textOf(tree.lines().first(line), tree.lines().end(line), 200);
            int sign = text.indexOf('©');
            if (sign >= 0) {
                return holder(text.substring(sign + 1));
            }
        }
        return null;
    }

    private static String holder(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetter(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length()
                && ".,|·•–—(".indexOf(text.charAt(end)) < 0
                && !Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).strip();
    }

    /** The host's own label, without {@code www} and the domain that it is registered under. */
    private static String hostOf(String url) {
        try {
            String host = new URI(url).getHost();
            String[] labels = host == null
                    ? new String[] {""}
                    : host.toLowerCase(Locale.ROOT).split("\\.");
            int last = labels.length - 1;
            int own = last >= 2 && labels[last - 1].length() <= 3 ? last - 2 : Math.max(0, last - 1);
            return labels[own].replace("-", "");
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
