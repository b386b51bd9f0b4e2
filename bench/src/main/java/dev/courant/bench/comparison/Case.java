package dev.courant.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page with its known article.
 *
 * @param url its URL
 * @param html its bytes
 * @param body the article's text; empty if it is not known
 */
record Case(String url, byte[] html, String body) {
    private static final String NOWHERE = "http://localhost/";

    /**
     * Reads {@code truth.json} of a folder: ids with {@code html}, a path relative to the folder or its parent,
     * {@code url} and {@code articleBody}.
     */
    static List<Case> in(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode entry : new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("truth.json")))) {
            Path html = folder.resolve(entry.path("html").asText());
            Path page = Files.exists(html)
                    ? html
                    : folder.resolve("..").resolve(entry.path("html").asText());
            cases.add(new Case(
                    entry.path("url").asText(NOWHERE),
                    Files.readAllBytes(page),
                    entry.path("articleBody").asText("")));
        }
        return cases;
    }
}
