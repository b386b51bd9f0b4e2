package dev.courant.parse.text.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the bytes of a feed or a page. A byte order mark decides; then well-formed UTF-8, whatever the labels say,
 * since other text is hardly ever well-formed UTF-8 by chance; then the transport's and the document's labels where the
 * bytes can be what they say. A label of a charset of single bytes is not believed where the text makes far better
 * words in another one ({@link LetterEvidence}), nor a Western one where it is text in Chinese, Japanese or Korean.
 * Without such a label, or where nearly all of the text is UTF-8, its stray bytes are read as windows-1252. Anything
 * else is guessed.
 *
 * <p>A decoder is made from the start of a document, so that the caller may drop bytes before it decodes the rest:
 *
 * <pre>{@code
 * TextDecoder decoder = TextDecoder.of(body, body.length, CharsetLabels.ofContentType(header));
 * String text = decoder.decode(body, body.length).text();
 * }</pre>
 *
 * Immutable and thread-safe.
 */
public final class TextDecoder {
    private static final int PRESCAN = 4096;
    private static final int GUESS_BYTES = 64 << 10;
    private static final int SURE = 20;
    private static final int CHANCE_SEQUENCES = 3;
    private static final int MANY_SEQUENCES = 12;
    private static final double BROKEN_SHARE = 0.02;
    private static final Charset WINDOWS_1252 =
            CharsetLabels.charset("windows-1252").orElse(StandardCharsets.ISO_8859_1);
    private static final char REPLACEMENT = '\uFFFD';

    private final @Nullable ByteOrder order;
    /** Charsets that labels name, the transport's first, without UTF-8 and its kin, for which the bytes speak. */
    private final List<Charset> labelled;

    private TextDecoder(@Nullable ByteOrder order, List<Charset> labelled) {
        this.order = order;
        this.labelled = labelled;
    }

    /**
     * A decoded text.
     *
     * @param text the characters, without a byte order mark
     * @param problem what was wrong with the bytes and how they were read instead, on one line; null if nothing was
     */
    public record Decoded(String text, @Nullable String problem) {}

    /**
     * Makes the decoder of a document from its first bytes and its transport's label.
     *
     * @param body the document
     * @param length how many bytes of {@code body} are the document
     * @param transportLabel the charset that the transport names, such as the parameter of a {@code Content-Type}
     *     header; null if it names none
     */
    public static TextDecoder of(byte[] body, int length, @Nullable String transportLabel) {
        ByteOrder order = ByteOrder.of(body, length);
        if (order != null) {
            return new TextDecoder(order, List.of());
        }
        String start = new String(body, 0, Math.min(length, PRESCAN), StandardCharsets.ISO_8859_1);
        return new TextDecoder(
                null,
                Stream.of(transportLabel, CharsetLabels.ofXmlDeclaration(start), CharsetLabels.ofMeta(start))
                        .filter(Objects::nonNull)
                        .map(CharsetLabels::charset)
                        .flatMap(Optional::stream)
                        .filter(charset -> !charset.name().startsWith("UTF-"))
                        .distinct()
                        .toList());
    }

    /**
     * Decodes a whole document whose length is that of the array.
     *
     * @see #of
     */
    public static Decoded decode(byte[] body, @Nullable String transportLabel) {
        return of(body, body.length, transportLabel).decode(body, body.length);
    }

    /** Returns whether bytes are well-formed UTF-8. */
    public static boolean isUtf8(byte[] bytes) {
        return Utf8.census(bytes, bytes.length).strays() == 0;
    }

    /** Returns whether every byte below 0x80 is the ASCII character of that number, wherever it stands. */
    public boolean keepsAscii() {
        return order == null ? labelled.stream().allMatch(TextDecoder::keepsAscii) : order.isUtf8();
    }

    /**
     * Decodes the document, or what the caller left of it.
     *
     * @param body the bytes, with their byte order mark if there was one
     * @param length how many bytes of {@code body} to decode
     */
    public Decoded decode(byte[] body, int length) {
        if (order != null) {
            return new Decoded(order.decode(body, length), null);
        }
        if (labelled.isEmpty()) {
            String text = new String(body, 0, length, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return new Decoded(text, null);
            }
        }
        return decode(body, length, Utf8.census(body, length));
    }

    private Decoded decode(byte[] body, int length, Utf8.Census census) {
        Optional<Charset> usable =
                labelled.stream().filter(charset -> mayBe(charset, census)).findFirst();
        if (census.strays() == 0 && usable.isEmpty()) {
            return new Decoded(new String(body, 0, length, StandardCharsets.UTF_8), null);
        }
        if (usable.isEmpty() || isUtf8Instead(usable.get(), census)) {
            return guess(body, length, census);
        }
        Charset named = usable.get();
        Charset meant = insteadOf(named, body, length).orElse(named);
        return tryDecode(body, length, meant)
                .map(text -> new Decoded(text, meant.equals(named) ? null : readAs(meant)))
                .orElseGet(() -> guess(body, length, census));
    }

    /** Whether a text that is labelled otherwise is UTF-8 that has been cut off, or has text of the label pasted in. */
    private static boolean isUtf8Instead(Charset named, Utf8.Census census) {
        return isWestern(named)
                ? census.isMostlyUtf8() && census.sequences() >= MANY_SEQUENCES
                : isSingleByte(named) && census.isNearlyAllUtf8();
    }

    /** Returns the charset that is meant where the text makes no sense in the one that is named; empty otherwise. */
    private Optional<Charset> insteadOf(Charset named, byte[] body, int length) {
        if (!isSingleByte(named)) {
            return Optional.empty();
        }
        LetterEvidence evidence = LetterEvidence.of(body, length);
        Charset known = isWestern(named) ? WINDOWS_1252 : named;
        Optional<Charset> meant = labelled.stream()
                .filter(other -> !isWestern(other) && evidence.prefers(other, known))
                .findFirst()
                .or(() ->
                        isWestern(named) ? evidence.againstWestern(known) : evidence.againstChosen(known, WINDOWS_1252))
                .filter(charset -> !charset.equals(known));
        return meant.isEmpty() && isWestern(named) && HighBytes.formWords(body, length)
                ? detect(body, length).filter(charset -> !isSingleByte(charset))
                : meant;
    }

    private static boolean mayBe(Charset charset, Utf8.Census census) {
        if (census.isAscii()) {
            return isEscaped(charset);
        }
        return census.strays() > 0 || !isSingleByte(charset) && census.sequences() < CHANCE_SEQUENCES;
    }

    private static boolean keepsAscii(Charset charset) {
        return !isEscaped(charset)
                && !charset.name().contains("IBM")
                && !charset.name().contains("EBCDIC");
    }

    /** Whether a charset writes all its characters with bytes of ASCII, between escape sequences. */
    private static boolean isEscaped(Charset charset) {
        return charset.name().startsWith("ISO-2022");
    }

    private static boolean isSingleByte(Charset charset) {
        return !charset.canEncode() || charset.newEncoder().maxBytesPerChar() <= 1;
    }

    private static Optional<String> tryDecode(byte[] body, int length, Charset charset) {
        if (charset.name().equals("windows-1252")) {
            return Optional.of(Windows1252.decode(body, length));
        }
        try {
            CodingErrorAction replace = CodingErrorAction.REPLACE;
            String text = charset.newDecoder()
                    .onMalformedInput(replace)
                    .onUnmappableCharacter(replace)
                    .replaceWith(String.valueOf(REPLACEMENT))
                    .decode(ByteBuffer.wrap(body, 0, length))
                    .toString();
            return isSound(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isSound(String text) {
        int foreign = 0;
        int broken = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            foreign += c >= 0x80 ? 1 : 0;
            broken += c == REPLACEMENT ? 1 : 0;
        }
        return broken <= foreign * BROKEN_SHARE;
    }

    private static Decoded guess(byte[] body, int length, Utf8.Census census) {
        if (census.isMostlyUtf8() || census.strays() == 0) {
            return new Decoded(
                    Utf8.decode(body, 0, length),
                    "charset: " + census.strays() + " bytes are not UTF-8, read as windows-1252");
        }
        Optional<Charset> detected =
                LetterEvidence.of(body, length).likeliest(WINDOWS_1252).or(() -> detect(body, length));
        String text = detected.flatMap(charset -> tryDecode(body, length, charset))
                .orElseGet(() -> Windows1252.decode(body, length));
        return new Decoded(text, readAs(detected.orElse(WINDOWS_1252)));
    }

    private static String readAs(Charset charset) {
        return "charset: not as labelled, read as " + charset.name();
    }

    /** Servers and programs name these without knowing better. */
    private static boolean isWestern(Charset charset) {
        return charset.equals(WINDOWS_1252) || charset.name().equals("ISO-8859-15");
    }

    private static Optional<Charset> detect(byte[] body, int length) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(Arrays.copyOf(body, Math.min(length, GUESS_BYTES)));
        CharsetMatch match = detector.detect();
        return Optional.ofNullable(match)
                .filter(m -> m.getConfidence() >= SURE)
                .flatMap(m -> CharsetLabels.charset(m.getName()));
    }
}
