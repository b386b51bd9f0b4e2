package dev.courant.recording.folder;

import dev.courant.recording.folder.LocatedNode.Entry;
import dev.courant.recording.folder.LocatedNode.Mapping;
import dev.courant.recording.folder.LocatedNode.Place;
import dev.courant.recording.folder.LocatedNode.Sequence;
import dev.courant.recording.folder.LocatedNode.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads nodes as what they must be, and says where they are not. Used by one thread. */
final class NodeReader {
    private final RecordingProblems problems;

    NodeReader(RecordingProblems problems) {
        this.problems = problems;
    }

    void problem(Place place, String text) {
        problems.add(place, text);
    }

    /** Returns the values of a mapping by their keys, of which only those known are taken, each once. */
    Map<String, LocatedNode> fields(@Nullable LocatedNode node, String what, Set<String> known) {
        Map<String, LocatedNode> fields = new LinkedHashMap<>();
        for (Entry entry : entries(node, what)) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problem(entry.key().place(), "unknown key '" + key + "' in " + what + "; write " + listed(known));
            } else {
                fields.put(key, entry.value());
            }
        }
        return fields;
    }

    private static String listed(Set<String> keys) {
        List<String> sorted = keys.stream().sorted().toList();
        int last = sorted.size() - 1;
        return String.join(", ", sorted.subList(0, last)) + " or " + sorted.get(last);
    }

    /** Returns the entries of a mapping whose keys are names of the writer's choice, each once. */
    List<Entry> entries(@Nullable LocatedNode node, String what) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Mapping mapping)) {
            problem(node.place(), what + " must be keys with values, each key followed by a colon");
            return List.of();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            if (entries.putIfAbsent(entry.key().text(), entry) != null) {
                problem(entry.key().place(), "'" + entry.key().text() + "' stands twice in " + what);
            }
        }
        return List.copyOf(entries.values());
    }

    /** Returns the items of a list. */
    List<LocatedNode> items(@Nullable LocatedNode node, String what) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        problem(node.place(), what + " must be a list, each item after a dash");
        return List.of();
    }

    /** Returns a text; null: it is missing or is none, which is a problem only in the second case. */
    @Nullable
    String text(@Nullable LocatedNode node, String what) {
        if (node instanceof Text text) {
            return text.text();
        }
        if (node != null) {
            problem(node.place(), what + " must be one value");
        }
        return null;
    }
}
