package dev.courant.bench.comparison;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints, for each extractor, how much of known articles it finds and how many pages it reads per second of its
 * thread's CPU time, after warm-up, also as a fraction of Jsoup's speed of parsing alone.
 */
public final class ExtractionComparison {
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 7;

    private ExtractionComparison() {}

    /**
     * Runs the comparison.
     *
     * @param args folders with a {@code truth.json} and the pages it names; missing ones are left out
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        List<Case> all = new ArrayList<>();
        for (String arg : args) {
            Path folder = Path.of(arg);
            if (Files.exists(folder.resolve("truth.json"))) {
                List<Case> cases = Case.in(folder);
                figures(folder.getFileName().toString(), cases, out);
                all.addAll(cases);
            } else {
                out.println(folder + ": no truth.json there, left out");
            }
        }
        if (all.isEmpty()) {
            out.println("No pages to compare on: give folders with a truth.json as arguments (-Dwith=FOLDER)");
            return;
        }
        speeds(all, out);
    }

    private static void figures(String set, List<Case> cases, PrintStream out) {
        out.printf(Locale.ROOT, "%n%-24s %8s %8s %8s   (%d pages)%n", set, "F1", "P", "R", cases.size());
        for (Peer peer : Peer.values()) {
            if (peer != Peer.JSOUP) {
                Shingles score = new Shingles();
                for (Case page : cases) {
                    if (!page.body().isEmpty()) {
                        score.add(page.body(), tryExtract(peer, page));
                    }
                }
                out.printf(
                        Locale.ROOT,
                        "%-24s %8.3f %8.3f %8.3f%n",
                        peer.label(),
                        score.f1(),
                        score.precision(),
                        score.recall());
            }
        }
    }

    private static void speeds(List<Case> cases, PrintStream out) {
        out.printf(Locale.ROOT, "%n%-24s %8s %8s%n", "one thread, warm", "pages/s", "of Jsoup");
        double[] best = new double[Peer.values().length];
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Peer peer : Peer.values()) {
                double speed = speed(peer, cases);
                best[peer.ordinal()] = round < WARM_UP ? 0 : Math.max(best[peer.ordinal()], speed);
            }
        }
        for (Peer peer : Peer.values()) {
            double speed = best[peer.ordinal()];
            out.printf(Locale.ROOT, "%-24s %8.0f %8.2f%n", peer.label(), speed, speed / best[Peer.JSOUP.ordinal()]);
        }
    }

    private static double speed(Peer peer, List<Case> cases) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long length = 0;
        long start = clock.getCurrentThreadCpuTime();
        for (Case page : cases) {
            length += tryExtract(peer, page).length();
        }
        long nanos = clock.getCurrentThreadCpuTime() - start;
        return length < 0 ? 0 : cases.size() * 1e9 / nanos;
    }

    /** Peers throw on some pages; that counts as an empty text. */
    private static String tryExtract(Peer peer, Case page) {
        try {
            return peer.extract(page.html(), page.url());
        } catch (RuntimeException | StackOverflowError e) {
            return "";
        }
    }
}
