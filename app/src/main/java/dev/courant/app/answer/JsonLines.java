package dev.courant.app.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.runtime.CourantException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Answers questions in JSON Lines. Stateless. */
public final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    /** Answers one line. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Answers a question.
         *
         * @param question the line, an object
         * @return the answer; the question's id is added as its first field
         * @throws CourantException when the question cannot be answered; its message becomes the error in the answer
         */
        ObjectNode to(JsonNode question);
    }

    /**
     * Answers the lines in order. The answer to a line that cannot be answered has an {@code error}; the following
     * lines are still answered.
     *
     * @param in the questions, UTF-8
     * @param out the answers, UTF-8
     * @param answer what answers
     * @throws IOException when the input cannot be read
     */
    public static void answer(InputStream in, PrintStream out, Answer answer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                out.println(answer(line, number, answer));
            }
        }
        out.flush();
    }

    private static ObjectNode answer(String line, int number, Answer answer) {
        ObjectNode result = MAPPER.createObjectNode();
        try {
            JsonNode question = MAPPER.readTree(line);
            if (!question.isObject()) {
                return result.putNull("id").put("error", "line " + number + ": not a JSON object");
            }
            result.set("id", question.path("id").isMissingNode() ? null : question.get("id"));
            result.setAll(answer.to(question));
        } catch (JsonProcessingException e) {
            result.putNull("id").put("error", "line " + number + ": not JSON: " + e.getOriginalMessage());
        } catch (CourantException e) {
            result.put("error", "line " + number + ": " + e.getMessage());
        } catch (RuntimeException e) {
            // A bug, which must not keep the following lines from being answered.
            result.put("error", "line " + number + ": unexpected: " + e);
        }
        return result;
    }

    /**
     * Returns a text field of a question.
     *
     * @param question the question
     * @param name the field
     * @return its text
     * @throws CourantException when it is missing or not text
     */
    public static String required(JsonNode question, String name) {
        JsonNode value = question.path(name);
        if (!value.isTextual()) {
            throw new CourantException("\"" + name + "\" is missing or not text");
        }
        return value.textValue();
    }
}
