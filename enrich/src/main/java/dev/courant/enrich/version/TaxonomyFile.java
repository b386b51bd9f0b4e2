package dev.courant.enrich.version;

import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TaxonomyException;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicDefinition.Example;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyLoad.Problem;
import dev.courant.enrich.version.TaxonomyLoad.Refused;
import dev.courant.runtime.CourantException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Loads a {@link TaxonomyVersion} from a taxonomy file. Pure functions; each call takes some hundred milliseconds to
 * compile the rules.
 */
public final class TaxonomyFile {
    /** The size above which a file is refused unread. */
    public static final int MAX_BYTES = 8 << 20;

    private static final int MAX_PROBLEMS = 50;

    private TaxonomyFile() {}

    /**
     * Reads, compiles and checks a file.
     *
     * @param file YAML in UTF-8, in the format of {@code taxonomy.schema.json}
     * @param sourceName the name of the file in messages
     * @param resources entities and model of the tagger; examples are checked without the model
     * @return the version, or the problems: a single one when the file cannot be read, one for each example that fails
     */
    public static TaxonomyLoad parse(byte[] file, String sourceName, TaggerResources resources) {
        if (file.length > MAX_BYTES) {
            return refused(sourceName, 0, "larger than " + MAX_BYTES + " bytes; leave topics out, or split it");
        }
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return parse(yaml, sourceName, resources);
        } catch (CharacterCodingException _) {
            return refused(sourceName, 0, "not UTF-8; save the file in that encoding");
        }
    }

    /** As {@link #parse(byte[], String, TaggerResources)}, for a document that is already decoded. */
    public static TaxonomyLoad parse(String yaml, String sourceName, TaggerResources resources) {
        try {
            Taxonomy taxonomy = Taxonomy.parse(yaml, sourceName);
            Tagger rules = Tagger.of(taxonomy, resources.gazetteer());
            List<Problem> problems = failures(taxonomy, rules, sourceName);
            if (!problems.isEmpty()) {
                return new Refused(problems);
            }
            Tagger tagger = resources.model().isFor(taxonomy.name())
                    ? Tagger.of(taxonomy, resources.gazetteer(), resources.model())
                    : rules;
            return new Accepted(new TaxonomyVersion(taxonomy, tagger, yaml));
        } catch (TaxonomyException e) {
            return new Refused(List.of(new Problem(e.source(), e.line(), e.topic(), e.problem())));
        }
    }

    /**
     * Returns the shipped version.
     *
     * @throws CourantException when its examples fail with these entities
     */
    public static TaxonomyVersion bundled(TaggerResources resources) {
        return switch (parse(Taxonomy.bundledYaml(), "courant.yaml", resources)) {
            case Accepted(TaxonomyVersion version) -> version;
            case Refused(List<Problem> problems) ->
                throw new CourantException("with these entities the shipped taxonomy fails: " + problems.getFirst());
        };
    }

    private static List<Problem> failures(Taxonomy taxonomy, Tagger tagger, String source) {
        return taxonomy.topics().stream()
                .flatMap(topic -> topic.examples().stream()
                        .filter(example -> scores(tagger, topic, example, taxonomy.threshold()) != example.matches())
                        .map(example -> failure(tagger, source, topic, example)))
                .limit(MAX_PROBLEMS)
                .toList();
    }

    private static boolean scores(Tagger tagger, TopicDefinition topic, Example example, double threshold) {
        return score(tagger, topic, example) >= threshold;
    }

    private static double score(Tagger tagger, TopicDefinition topic, Example example) {
        return tagger.tag(new TaggableText("", example.text(), example.language()), 0).tags().stream()
                .filter(tag -> tag.topic().equals(topic.id()))
                .mapToDouble(tag -> tag.score())
                .findFirst()
                .orElse(0);
    }

    private static Problem failure(Tagger tagger, String source, TopicDefinition topic, Example example) {
        String message = String.format(
                Locale.ROOT,
                example.matches()
                        ? "the %s example must match but scores %.2f; add or raise rules, or change it: \"%s\""
                        : "the %s example must not match but scores %.2f; add a veto, or change it: \"%s\"",
                example.language(),
                score(tagger, topic, example),
                example.text());
        return new Problem(source, example.line(), topic.id(), message);
    }

    private static Refused refused(String source, int line, String text) {
        return new Refused(List.of(new Problem(source, line, null, text)));
    }
}
