package dev.courant.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void shouldAnswerInOrderEvenIfSomeLinesAreInvalid() throws IOException {
        List<String> answers = answer("""
                {"id": 1, "text": "één"}
                not json
                [1]
                {"id": "x"}

                {"id": 2, "text": "break"}
                {"id": 3, "text": "last"}
                """);

        assertThat(answers).hasSize(6);
        assertThat(answers.get(0)).isEqualTo("{\"id\":1,\"length\":3}");
        assertThat(answers.get(1)).startsWith("{\"id\":null,\"error\":\"line 2: not JSON");
        assertThat(answers.get(2)).isEqualTo("{\"id\":null,\"error\":\"line 3: not a JSON object\"}");
        assertThat(answers.get(3)).contains("\"id\":\"x\"", "line 4: \\\"text\\\" is missing or not text");
        assertThat(answers.get(4)).contains("\"id\":2", "line 6: unexpected", "broken");
        assertThat(answers.get(5)).isEqualTo("{\"id\":3,\"length\":4}");
    }

    private static List<String> answer(String lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines.answer(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                question -> lengthOf(JsonLines.required(question, "text")));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static ObjectNode lengthOf(String text) {
        if (text.equals("break")) {
            throw new IllegalStateException("broken");
        }
        return new ObjectMapper().createObjectNode().put("length", text.length());
    }
}
