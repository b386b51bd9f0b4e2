package dev.courant.app.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.parse.robots.RobotsRules;
import dev.courant.runtime.CourantException;
import java.util.Base64;

/** Checks robots.txt files for {@code courant robots}. Thread-safe. */
public final class RobotsAnswer implements JsonLines.Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public ObjectNode to(JsonNode question) {
        return allowed(
                bytes(JsonLines.required(question, "robots_b64")),
                JsonLines.required(question, "ua"),
                JsonLines.required(question, "url"));
    }

    /**
     * Checks one file.
     *
     * @param robots the file
     * @param agent the crawler's product token or User-Agent
     * @param url the page
     * @return whether it may be fetched
     */
    public ObjectNode allowed(byte[] robots, String agent, String url) {
        return MAPPER.createObjectNode()
                .put("allowed", RobotsRules.parse(robots).isAllowed(agent, url));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new CourantException("\"robots_b64\" is not Base64: " + e.getMessage(), e);
        }
    }
}
