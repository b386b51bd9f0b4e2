package dev.courant.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The targets of fuzzing. Their names are the values of {@code -Dfuzz=}. */
enum Target {
    Feed(FeedTarget::check, 16_384, "parse/src/test/resources/dev/courant/parse/feed"),
    Sitemap(FeedTarget::check, 8_192),
    Page(
            PageTarget::check,
            16_384,
            "parse/src/test/resources/dev/courant/parse/extract",
            "embedded/src/main/resources/dev/courant/embedded/world/templates/gaceta"),
    Robots(RobotsTarget::check, 4_096),
    Opml(OpmlTarget::check, 4_096),
    Taxonomy(TaxonomyTarget::check, 4_096),
    Date(DateTarget::check, 120),
    Url(UrlTarget::check, 1_024);

    private static final String RESOURCES = "src/test/resources/dev/courant/fuzz";

    private final Consumer<byte[]> check;
    private final int maxLength;
    private final List<String> fixtures;

    /**
     * @param check throws when a result violates a property
     * @param maxLength the largest length of the inputs to try, in bytes
     * @param fixtures folders of other modules whose files are also seeds
     */
    Target(Consumer<byte[]> check, int maxLength, String... fixtures) {
        this.check = check;
        this.maxLength = maxLength;
        this.fixtures = List.of(fixtures);
    }

    void check(byte[] input) {
        check.accept(input);
    }

    int maxLength() {
        return maxLength;
    }

    /** Returns the existing folders with seeds and with inputs that failed before. */
    List<Path> inputs(Path module) {
        Stream<Path> own = Stream.of(module.resolve(RESOURCES).resolve("seeds").resolve(name()), findings(module));
        Stream<Path> others = fixtures.stream().map(module.resolveSibling("")::resolve);
        return Stream.concat(own, others).filter(Files::isDirectory).toList();
    }

    /** Returns the seeds and the inputs that failed before. */
    List<Path> files(Path module) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : inputs(module)) {
            try (Stream<Path> inFolder = Files.list(folder)) {
                inFolder.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** Returns the folder for inputs that failed before; it may not exist. */
    Path findings(Path module) {
        return module.resolve(RESOURCES).resolve("findings").resolve(name());
    }

    static List<Target> named(String names) {
        return names.isBlank()
                ? List.of(values())
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .map(Target::valueOf)
                        .toList();
    }
}
