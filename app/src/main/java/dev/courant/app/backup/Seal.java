package dev.courant.app.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The last 64 bytes of a backup: the SHA-256, in hexadecimal digits, of all bytes before them. It covers what neither
 * the digests of the entries nor ZIP's own sums do, such as the headers of the entries, so that no changed byte goes
 * unnoticed. In the archive it is the comment, the last field of a ZIP file. Stateless.
 */
final class Seal {
    /** What stands in its place until it is known. */
    static final String BLANK = "0".repeat(64);

    private static final int BUFFER = 1 << 16;

    private Seal() {}

    /** Replaces the blank at the end of a file. */
    static void set(Path file, FileChannel channel) throws IOException {
        ByteBuffer seal = StandardCharsets.US_ASCII.encode(digest(file));
        for (long place = channel.size() - BLANK.length(); seal.hasRemaining(); ) {
            place += channel.write(seal, place);
        }
    }

    /** @throws IOException when the file is not what was sealed */
    static void verify(Path file) throws IOException {
        String expected = digest(file);
        byte[] seal = new byte[BLANK.length()];
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(channel.size() - seal.length);
            if (Channels.newInputStream(channel).readNBytes(seal, 0, seal.length) < seal.length
                    || !expected.equals(new String(seal, StandardCharsets.US_ASCII))) {
                throw new IOException("its bytes are not those that were written");
            }
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        long left = Files.size(file) - BLANK.length();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0) {
                    throw new EOFException("it ended while it was read");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
