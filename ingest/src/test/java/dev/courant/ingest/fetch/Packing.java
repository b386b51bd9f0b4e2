package dev.courant.ingest.fetch;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Packs bytes as servers do. There is no Java encoder of brotli; its fixtures were made with the reference one. */
final class Packing {
    private Packing() {}

    static byte[] gzip(byte[] plain) {
        return written(plain, GZIPOutputStream::new);
    }

    static byte[] zlib(byte[] plain) {
        return written(plain, DeflaterOutputStream::new);
    }

    static byte[] rawDeflate(byte[] plain) {
        return written(plain, out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, true)));
    }

    static byte[] zstd(byte[] plain) {
        return Zstd.compress(plain);
    }

    static byte[] fixture(String name) {
        try (InputStream in = Objects.requireNonNull(Packing.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is packed as one coding or several, such as {@code "gzip, br"}; brotli only directly on the fixture. */
    static byte[] packed(String codings, byte[] plain) {
        byte[] body = plain;
        for (String coding : codings.split(", ", -1)) {
            body = switch (coding) {
                case "gzip", "x-gzip" -> gzip(body);
                case "deflate" -> zlib(body);
                case "deflate (raw)" -> rawDeflate(body);
                case "zstd" -> zstd(body);
                case "br" -> fixture("quays.html.br");
                default -> body;
            };
        }
        return body;
    }

    @FunctionalInterface
    private interface Packer {
        DeflaterOutputStream on(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(byte[] plain, Packer packer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = packer.on(out)) {
            packing.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
