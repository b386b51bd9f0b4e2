package dev.courant.recording.build;

import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import java.util.List;

/** A URL of a {@link RecordingBuilder} that is in no feed: a page, a file, a redirect. Used by one thread. */
public final class UrlBuilder extends PageBuilder<UrlBuilder> {
    private final String url;

    UrlBuilder(PublisherBuilder publisher, String url) {
        super(publisher);
        this.url = url;
    }

    @Override
    UrlBuilder self() {
        return this;
    }

    @Override
    String label() {
        return url;
    }

    @Override
    String url() {
        return url;
    }

    List<Recording.Answer> answers() {
        List<Recording.Answer> answers = states().isEmpty() ? List.of() : pageAnswers();
        if (answers.isEmpty()) {
            throw new CourantException(url + " never answers: write at(…) and what it says");
        }
        return answers;
    }
}
