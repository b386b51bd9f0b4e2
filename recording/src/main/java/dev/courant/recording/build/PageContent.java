package dev.courant.recording.build;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a page says. */
sealed interface PageContent {
    /** Nothing: the answer has no body, or one that is rendered from something else. */
    record None() implements PageContent {}

    /** Text that the template makes a page of. */
    record Paragraphs(List<String> texts) implements PageContent {
        public Paragraphs {
            texts = List.copyOf(texts);
        }
    }

    /** Bytes as they are sent. */
    record Raw(String type, byte[] bytes) implements PageContent {
        static Raw text(String type, String text) {
            return new Raw(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
