package dev.courant.recording.folder;

import dev.courant.recording.folder.LocatedNode.Place;
import dev.courant.runtime.CourantException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong in one document, in its order. */
final class RecordingProblems {
    private static final int MOST_LISTED = 50;

    private final String source;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(Place place, String text) {}

    RecordingProblems(String source) {
        this.source = source;
    }

    void add(Place place, String text) {
        found.add(new Problem(place, text));
    }

    /** Throws what was found, if anything was. */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingInt(
                        (Problem problem) -> problem.place().line()))
                .limit(MOST_LISTED)
                .map(problem -> source + ":" + problem.place().line() + ":"
                        + problem.place().column() + ": " + problem.text())
                .forEach(lines::add);
        if (found.size() > MOST_LISTED) {
            lines.add(source + ": " + (found.size() - MOST_LISTED) + " more");
        }
        throw new CourantException(String.join("\n", lines));
    }
}
