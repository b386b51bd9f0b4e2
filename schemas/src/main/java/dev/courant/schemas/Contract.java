package dev.courant.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The released revisions of the contract. Each is a folder of self-contained schemas in this jar,
 * {@code /dev/courant/schemas/released/<revision>/<Record>.avsc}, for readers in any language. A released revision is
 * frozen: a change of the contract is a new revision. Stateless and thread-safe.
 */
public final class Contract {
    /** The released revisions, oldest first. */
    public static final List<String> REVISIONS = List.of("1");

    private Contract() {}

    /**
     * Returns the released schemas of a record, oldest first.
     *
     * @param schema the record's present schema
     * @return one schema for each revision that has the record
     */
    public static List<Schema> released(Schema schema) {
        return REVISIONS.stream()
                .map(revision -> released(revision, schema.getName()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Schema> released(String revision, String record) {
        try (InputStream in = Contract.class.getResourceAsStream("released/" + revision + "/" + record + ".avsc")) {
            return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
