package dev.courant.recording.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.courant.recording.Header;
import dev.courant.recording.RecordedFeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a {@code recording.yaml}, as a person would write it. Used once. */
final class YamlText {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALLOW_LONG_KEYS)
            .stringQuotingChecker(new InvisibleQuoted())
            .build());

    private final Map<Publisher, Map<String, Object>> publishers = new LinkedHashMap<>();
    private final List<Object> feeds = new ArrayList<>();
    private final Map<String, Object> pages = new LinkedHashMap<>();

    /** Quotes what holds characters that YAML takes for line ends, or that do not show: only then are they escaped. */
    private static final class InvisibleQuoted extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return hasInvisible(name) || super.needToQuoteName(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return hasInvisible(value) || super.needToQuoteValue(value);
        }

        private static boolean hasInvisible(String text) {
            return text.codePoints()
                    .anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff);
        }
    }

    /** What the feeds of one entry have in common. */
    private record Publisher(String name, @Nullable String language, String base) {}

    static String of(Collection<RecordedFeed> feeds, Collection<WrittenAnswer> answers) {
        YamlText text = new YamlText();
        feeds.forEach(text::feed);
        answers.forEach(text::answer);
        try {
            return YAML.writeValueAsString(text.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts can be written as YAML", e);
        }
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        if (!publishers.isEmpty()) {
            publishers.values().forEach(publisher -> removeIfEmpty(publisher, "pages"));
            document.put("publishers", List.copyOf(publishers.values()));
        }
        if (!feeds.isEmpty()) {
            document.put("feeds", feeds);
        }
        if (!pages.isEmpty() || document.isEmpty()) {
            document.put("pages", pages);
        }
        return document;
    }

    private static void removeIfEmpty(Map<String, Object> publisher, String key) {
        if (publisher.get(key) instanceof Map<?, ?> map && map.isEmpty()) {
            publisher.remove(key);
        }
    }

    private void feed(RecordedFeed feed) {
        if (feed.publisher() == null) {
            feeds.add(feed(feed, feed.url(), feed.language()));
            return;
        }
        String base = origin(feed.url());
        Publisher key = new Publisher(feed.publisher(), feed.language(), base);
        list(publishers.computeIfAbsent(key, YamlText::publisher), "feeds")
                .add(feed(feed, feed.url().substring(base.length()), null));
    }

    private static Map<String, Object> publisher(Publisher publisher) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", publisher.name());
        if (!publisher.base().isEmpty()) {
            entry.put("url", publisher.base());
        }
        if (publisher.language() != null) {
            entry.put("language", publisher.language());
        }
        entry.put("feeds", new ArrayList<>());
        entry.put("pages", new LinkedHashMap<>());
        return entry;
    }

    private static Object feed(RecordedFeed feed, String url, @Nullable String language) {
        if (feed.title() == null && language == null) {
            return url;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("url", url);
        if (feed.title() != null) {
            entry.put("title", feed.title());
        }
        if (language != null) {
            entry.put("language", language);
        }
        return entry;
    }

    /** Returns scheme and host; nothing where no path begins after them. */
    private static String origin(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? "" : url.substring(0, slash);
    }

    private void answer(WrittenAnswer answer) {
        String origin = origin(answer.url());
        for (Map.Entry<Publisher, Map<String, Object>> publisher : publishers.entrySet()) {
            if (publisher.getKey().base().equals(origin) && !origin.isEmpty()) {
                Map<String, Object> own = map(publisher.getValue(), "pages");
                list(own, answer.url().substring(origin.length())).add(entry(answer));
                return;
            }
        }
        list(pages, answer.url()).add(entry(answer));
    }

    private static Map<String, Object> entry(WrittenAnswer answer) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", answer.at().toString());
        if (answer.status() != 200) {
            entry.put("status", answer.status());
        }
        entry.put("headers", headers(answer.headers()));
        if (answer.truncated()) {
            entry.put("truncated", true);
        }
        if (answer.file() != null) {
            entry.put("file", answer.file());
        }
        return entry;
    }

    private static Object headers(List<Header> headers) {
        Map<String, Object> map = new LinkedHashMap<>();
        headers.forEach(header -> map.put(header.name(), header.value()));
        return map.size() == headers.size()
                ? map
                : headers.stream()
                        .map(header -> Map.of(header.name(), header.value()))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> in, String key) {
        return (List<Object>) in.computeIfAbsent(key, any -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> in, String key) {
        return (Map<String, Object>) in.computeIfAbsent(key, any -> new LinkedHashMap<String, Object>());
    }
}
