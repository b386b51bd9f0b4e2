package dev.courant.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs targets under Jazzer, one after the other, each in a process of its own. The inputs that failed are in
 * {@code target/findings}, those that reached new code in {@code target/corpus}; the next run starts with both.
 */
public final class Fuzz {
    /** Reading one input must not take longer, even on a busy machine. */
    private static final int SECONDS_PER_INPUT = 20;

    private static final int RSS_MEGABYTES = 3_000;
    private static final int TAIL = 60;
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs");
    private static final Pattern COVERAGE = Pattern.compile("\\bcov: (\\d+)");

    private static final PrintStream OUT = System.out;

    private final Path module;
    private final int seconds;
    private final int seed;

    private Fuzz(Path module, int seconds, int seed) {
        this.module = module;
        this.seconds = seconds;
        this.seed = seed;
    }

    /**
     * Fuzzes; ends with 1 when a target failed.
     *
     * @param args the folder of this module, the seconds for each target, the seed of the random choices or 0, and the
     *     targets separated by commas or an empty text for all
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Fuzz fuzz = new Fuzz(Path.of(args[0]).toAbsolutePath(), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        boolean clean = true;
        for (Target target : Target.named(args.length > 3 ? args[3] : "")) {
            clean &= fuzz.run(target);
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run(Target target) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(module.resolve("target/corpus/" + target));
        Path findings = Files.createDirectories(module.resolve("target/findings/" + target));
        Path log = findings.resolveSibling(target + ".log");
        Set<Path> before = files(findings);
        Process process = new ProcessBuilder(command(target, corpus, findings))
                .directory(module.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean clean = process.waitFor() == 0;
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        OUT.printf(
                "fuzz %-8s %s: %s runs, coverage %s, log %s%n",
                target, clean ? "clean" : "FAILED", last(DONE, lines), last(COVERAGE, lines), log);
        if (!clean) {
            Set<Path> found = files(findings);
            found.removeAll(before);
            report(target, found.isEmpty() ? before : found, lines);
        }
        return clean;
    }

    private List<String> command(Target target, Path corpus, Path findings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--target_args=" + target,
                "--instrumentation_includes=dev.courant.parse.**:dev.courant.enrich.**",
                "--reproducer_path=" + corpus.getParent(),
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + seconds,
                "-seed=" + seed,
                "-max_len=" + target.maxLength(),
                "-timeout=" + SECONDS_PER_INPUT,
                "-rss_limit_mb=" + RSS_MEGABYTES,
                corpus.toString(),
                findings.toString()));
        target.inputs(module).forEach(folder -> command.add(folder.toString()));
        return command;
    }

    private void report(Target target, Set<Path> inputs, List<String> lines) {
        lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).forEach(line -> OUT.println("  " + line));
        inputs.forEach(input -> OUT.printf(
                "fuzz %s: the input is %s; mend the fault and keep the input in %s%n",
                target, input, target.findings(module)));
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String last(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .reduce("?", (earlier, later) -> later);
    }
}
