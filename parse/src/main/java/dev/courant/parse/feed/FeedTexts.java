package dev.courant.parse.feed;

import dev.courant.parse.text.date.DateReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads HTML values and dates: the first of several elements that has one. */
final class FeedTexts {
    private FeedTexts() {}

    static @Nullable String html(Fields fields, List<String> names, Base base) {
        return fields.all(names)
                .map(element -> TextConstruct.html(element, base))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Instant date(Fields fields, List<String> names) {
        return fields.all(names)
                .map(Element::getText)
                .map(DateReader::readField)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
