package dev.courant.parse.feed;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a feed into characters. A byte order mark wins; then well-formed UTF-8, whatever the labels say,
 * since other text is hardly ever well-formed UTF-8 by chance; then the header's and the declaration's labels where the
 * bytes can be what they say; then a guess.
 */
final class FeedDecoder {
    private static final int START = 1024;
    private static final int GUESS_BYTES = 64 << 10;
    private static final int SURE = 20;
    private static final int CHANCE_SEQUENCES = 3;
    private static final double BROKEN_SHARE = 0.02;
    private static final String REPLACEMENT = "\uFFFD";

    private FeedDecoder() {}

    static String decode(byte[] body, @Nullable String contentType, Problems problems) {
        Optional<ByteOrder> wide = ByteOrder.of(body);
        if (wide.isPresent()) {
            return wide.get().decode(body);
        }
        Utf8.Census census = Utf8.census(body, 0);
        Optional<Charset> labelled = labelled(body, contentType, census);
        if (census.strays() == 0 && labelled.isEmpty()) {
            return new String(body, StandardCharsets.UTF_8);
        }
        return labelled.flatMap(charset -> tryDecode(body, charset)).orElseGet(() -> guess(body, census, problems));
    }

    /** The charset named by header or declaration, where the bytes do not speak against it. */
    private static Optional<Charset> labelled(byte[] body, @Nullable String contentType, Utf8.Census census) {
        String start = new String(body, 0, Math.min(START, body.length), StandardCharsets.ISO_8859_1);
        Optional<Charset> header = usable(CharsetLabels.ofContentType(contentType), census);
        return header.isPresent() ? header : usable(CharsetLabels.ofDeclaration(start), census);
    }

    private static Optional<Charset> usable(@Nullable String label, Utf8.Census census) {
        return CharsetLabels.charset(label).filter(charset -> mayBe(charset, census));
    }

    private static boolean mayBe(Charset charset, Utf8.Census census) {
        String name = charset.name();
        if (name.startsWith("UTF-")) {
            return false;
        }
        if (census.isAscii()) {
            return name.startsWith("ISO-2022");
        }
        return census.strays() > 0 || !isSingleByte(charset) && census.sequences() < CHANCE_SEQUENCES;
    }

    private static boolean isSingleByte(Charset charset) {
        return !charset.canEncode() || charset.newEncoder().maxBytesPerChar() <= 1;
    }

    private static Optional<String> tryDecode(byte[] body, Charset charset) {
        if (charset.name().equals("windows-1252")) {
            return Optional.of(Windows1252.decode(body, 0));
        }
        try {
            CodingErrorAction replace = CodingErrorAction.REPLACE;
            String text = charset.newDecoder()
                    .onMalformedInput(replace)
                    .onUnmappableCharacter(replace)
                    .replaceWith(REPLACEMENT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return isSound(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isSound(String text) {
        long foreign = text.chars().filter(c -> c >= 0x80).count();
        long broken = text.chars().filter(c -> c == REPLACEMENT.charAt(0)).count();
        return broken <= foreign * BROKEN_SHARE;
    }

    private static String guess(byte[] body, Utf8.Census census, Problems problems) {
        if (census.isMostlyUtf8() || census.strays() == 0) {
            problems.add("charset: " + census.strays() + " bytes are not UTF-8, read as windows-1252");
            return Utf8.decode(body, 0);
        }
        Optional<Charset> detected = detect(body);
        problems.add("charset: not as labelled, read as "
                + detected.map(Charset::name).orElse("windows-1252"));
        return detected.flatMap(charset -> tryDecode(body, charset)).orElseGet(() -> Windows1252.decode(body, 0));
    }

    private static Optional<Charset> detect(byte[] body) {
        byte[] sample = body.length > GUESS_BYTES ? Arrays.copyOf(body, GUESS_BYTES) : body;
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        CharsetMatch match = detector.detect();
        return Optional.ofNullable(match)
                .filter(m -> m.getConfidence() >= SURE)
                .flatMap(m -> CharsetLabels.charset(m.getName()));
    }
}
