package dev.courant.recording.folder;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.folder.LocatedNode.Entry;
import dev.courant.recording.folder.LocatedNode.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@code recording.yaml}. Used once. */
final class RecordingYaml {
    private static final Set<String> DOCUMENT = Set.of("publishers", "feeds", "pages");
    private static final Set<String> PUBLISHER = Set.of("name", "url", "language", "feeds", "pages");
    private static final Set<String> FEED = Set.of("url", "title", "language");
    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final String WEB_URL = "(?is)https?://[^/?#].*";

    private final NodeReader nodes;
    private final AnswerParser answers;
    private final List<RecordedFeed> feeds = new ArrayList<>();
    private final Set<String> feedUrls = new HashSet<>();

    /** What holds for all of a publisher. */
    private record Publisher(
            @Nullable String name,
            @Nullable String base,
            @Nullable String language) {}

    /** Feeds, and answers in the order in which they are written. */
    record Contents(List<RecordedFeed> feeds, List<WrittenAnswer> answers) {}

    private RecordingYaml(RecordingProblems problems, BodyFiles files) {
        nodes = new NodeReader(problems);
        answers = new AnswerParser(nodes, files);
    }

    /**
     * Reads a document.
     *
     * @param source its name, for what is wrong
     * @throws dev.courant.runtime.CourantException for all that is wrong
     */
    static Contents read(String yaml, String source, BodyFiles files) {
        RecordingProblems problems = new RecordingProblems(source);
        RecordingYaml reader = new RecordingYaml(problems, files);
        LocatedNode document = LocatedYaml.read(yaml, problems);
        problems.throwIfAny();
        reader.document(document);
        problems.throwIfAny();
        return new Contents(List.copyOf(reader.feeds), List.copyOf(reader.answers.answers()));
    }

    private void document(@Nullable LocatedNode node) {
        if (node == null) {
            nodes.problem(new LocatedNode.Place(1, 1, 0), "the document is empty; write publishers or pages");
        }
        Map<String, LocatedNode> fields = nodes.fields(node, "the document", DOCUMENT);
        nodes.items(fields.get("publishers"), "publishers").forEach(this::publisher);
        contents(fields, new Publisher(null, null, null));
    }

    private void publisher(LocatedNode node) {
        Map<String, LocatedNode> fields = nodes.fields(node, "a publisher", PUBLISHER);
        String name = nodes.text(fields.get("name"), "name");
        if (name == null || name.isBlank()) {
            nodes.problem(node.place(), "the publisher has no name");
        }
        String base = fields.get("url") instanceof Text url ? webUrl(url).orElse(null) : null;
        while (base != null && base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        contents(
                fields,
                new Publisher(name, base, language(fields.get("language")).orElse(null)));
    }

    private void contents(Map<String, LocatedNode> fields, Publisher publisher) {
        for (LocatedNode feed : nodes.items(fields.get("feeds"), "feeds")) {
            feed(feed, publisher);
        }
        for (Entry page : nodes.entries(fields.get("pages"), "pages")) {
            url(page.key(), publisher).ifPresent(url -> answers.read(url, page.value()));
        }
    }

    private void feed(LocatedNode node, Publisher publisher) {
        Map<String, LocatedNode> fields =
                node instanceof Text ? Map.of("url", node) : nodes.fields(node, "a feed", FEED);
        if (!(fields.get("url") instanceof Text written)) {
            nodes.problem(node.place(), "the feed has no URL; write url: with the one it is polled at");
            return;
        }
        String title = nodes.text(fields.get("title"), "title");
        String language = language(fields.get("language")).orElse(publisher.language());
        url(written, publisher).ifPresent(url -> {
            if (!feedUrls.add(url)) {
                nodes.problem(written.place(), "the feed " + url + " is listed twice");
            }
            feeds.add(new RecordedFeed(url, title, publisher.name(), language));
        });
    }

    private Optional<String> language(@Nullable LocatedNode node) {
        String text = nodes.text(node, "language");
        if (node != null && text != null && !text.matches(LANGUAGE)) {
            nodes.problem(node.place(), "'" + text + "' is no language; write one such as en or pt-BR");
            return Optional.empty();
        }
        return Optional.ofNullable(text);
    }

    private Optional<String> url(Text text, Publisher publisher) {
        if (!text.text().startsWith("/")) {
            return webUrl(text);
        }
        if (publisher.base() == null) {
            nodes.problem(text.place(), "'" + text.text() + "' is relative to no publisher's url; write the whole URL");
            return Optional.empty();
        }
        return Optional.of(publisher.base() + text.text());
    }

    private Optional<String> webUrl(Text text) {
        if (text.text().matches(WEB_URL)) {
            return Optional.of(text.text());
        }
        nodes.problem(text.place(), "'" + text.text() + "' is no URL; write one such as https://pier-post.example/");
        return Optional.empty();
    }
}
