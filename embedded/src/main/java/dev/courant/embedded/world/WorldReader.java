package dev.courant.embedded.world;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.courant.parse.text.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** Reads a world from resources: a list of publishers in YAML and one file for each story. */
final class WorldReader {
    private static final YAMLMapper YAML = new YAMLMapper();

    private WorldReader() {}

    static World read(String publishers) {
        try {
            List<Entry> entries =
                    YAML.readValue(Resources.text(WorldReader.class, publishers), new TypeReference<>() {});
            return new World(entries.stream().map(WorldReader::publisher).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + publishers, e);
        }
    }

    private static Publisher publisher(Entry entry) {
        return new Publisher(
                entry.id,
                entry.name,
                entry.tagline,
                entry.language,
                new Publisher.Design(entry.accent, entry.id),
                new Publisher.Site(
                        Charset.forName(entry.charset),
                        entry.feedPath,
                        entry.feedType,
                        entry.storyPath,
                        entry.disallowed),
                entry.stories.stream().map(file -> story(entry, file)).toList());
    }

    private static Story story(Entry entry, String file) {
        return StoryReader.read(
                entry.id, entry.language, file, Resources.text(WorldReader.class, entry.id + "/" + file + ".md"));
    }

    /** A publisher in the YAML file. */
    private record Entry(
            String id,
            String name,
            String tagline,
            String language,
            String charset,
            String accent,
            String feedPath,
            String feedType,
            String storyPath,
            List<String> disallowed,
            List<String> stories) {}
}
