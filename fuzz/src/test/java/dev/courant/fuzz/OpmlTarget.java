package dev.courant.fuzz;

import dev.courant.parse.ParseException;
import dev.courant.parse.opml.Opml;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.parse.url.CanonicalUrl;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** OPML: what was read can be written and read again. */
final class OpmlTarget {
    private OpmlTarget() {}

    static void check(byte[] input) {
        List<Subscription> list;
        try {
            list = Opml.read(input, "list.opml");
        } catch (ParseException e) {
            Check.oneLine(String.valueOf(e.getMessage()));
            return;
        }
        Check.that(!list.isEmpty(), "at least one subscription", list);
        list.forEach(it -> Check.that(CanonicalUrl.of(it.url()).isPresent(), "a usable address", it));
        List<Subscription> again = read(Opml.write("Quays", list));
        Check.equal(urls(again), urls(list), "the same feeds after writing and reading");
        String written = Opml.write("Quays", again);
        Check.equal(Opml.write("Quays", read(written)), written, "writing what was read gives the same text");
    }

    private static List<Subscription> read(String text) {
        return Opml.read(text.getBytes(StandardCharsets.UTF_8), "list.opml");
    }

    private static List<String> urls(List<Subscription> list) {
        return list.stream().map(Subscription::url).sorted().toList();
    }
}
