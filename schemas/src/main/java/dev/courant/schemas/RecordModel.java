package dev.courant.schemas;

import java.io.IOException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * How records are written and read: as their generated classes do, but no text has a NUL (U+0000). Pages and feeds can
 * put one anywhere, PostgreSQL and many other sinks refuse it. It becomes the replacement character (U+FFFD), so that
 * offsets into texts stay right. Records that were written otherwise are read so, too. Thread-safe.
 */
final class RecordModel extends SpecificData {
    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    /** @param generated the model of a generated class */
    RecordModel(SpecificData generated) {
        super(generated.getClassLoader());
        for (Conversion<?> conversion : generated.getConversions()) {
            addLogicalTypeConversion(conversion);
        }
    }

    @Override
    public DatumWriter<?> createDatumWriter(Schema schema) {
        return new Writer(schema, this);
    }

    @Override
    public DatumReader<?> createDatumReader(Schema writer, Schema reader) {
        return new Reader(writer, reader, this);
    }

    @Override
    public DatumReader<?> createDatumReader(Schema schema) {
        return createDatumReader(schema, schema);
    }

    private static String withoutNul(String text) {
        return text.indexOf(NUL) < 0 ? text : text.replace(NUL, REPLACEMENT);
    }

    private static final class Writer extends SpecificDatumWriter<Object> {
        Writer(Schema schema, SpecificData model) {
            super(schema, model);
        }

        @Override
        protected void writeString(Object text, Encoder out) throws IOException {
            super.writeString(text instanceof String string ? withoutNul(string) : text, out);
        }
    }

    private static final class Reader extends SpecificDatumReader<Object> {
        Reader(Schema writer, Schema reader, SpecificData model) {
            super(writer, reader, model);
        }

        @Override
        protected Object readString(Object old, Schema expected, Decoder in) throws IOException {
            Object text = super.readString(old, expected, in);
            return text instanceof String string ? withoutNul(string) : text;
        }

        @Override
        protected Object readMapKey(Object old, Schema expected, Decoder in) throws IOException {
            Object text = super.readMapKey(old, expected, in);
            return text instanceof String string ? withoutNul(string) : text;
        }
    }
}
