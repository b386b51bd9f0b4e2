package dev.courant.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedReading;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was encoded is decoded again, in feeds and pages alike, and bytes that nothing encoded do no harm. */
class DecodingPropertiesTest {
    private static final String URL = "https://harbour.example/tides";
    private static final Extractor EXTRACTOR = new Extractor();

    /** A charset with letters that it has, some of them beyond ASCII. */
    enum Encoding {
        UTF_8("UTF-8", "aé¿ßжצ水😀"),
        WINDOWS_1252("windows-1252", "aéßñœ€"),
        WINDOWS_1251("windows-1251", "aжщияЇ"),
        ISO_8859_2("ISO-8859-2", "ałżšđü"),
        WINDOWS_1256("windows-1256", "aسلامعت"),
        SHIFT_JIS("Shift_JIS", "a潮位かカ"),
        EUC_JP("EUC-JP", "a潮位かカ"),
        GB18030("GB18030", "a潮水港口"),
        BIG5("Big5", "a潮水港口"),
        EUC_KR("EUC-KR", "a조수항구");

        private final String label;
        private final String letters;

        Encoding(String label, String letters) {
            this.label = label;
            this.letters = letters;
        }

        Charset charset() {
            return Charset.forName(label);
        }
    }

    record Encoded(Encoding encoding, String words) {
        byte[] bytes(String document) {
            return document.formatted(words).getBytes(encoding.charset());
        }

        /** Some bytes of other charsets are UTF-8 by chance, and are read as such. */
        boolean isClear(byte[] bytes) {
            return encoding == Encoding.UTF_8 || words.chars().allMatch(c -> c < 0x80) || !isUtf8(bytes);
        }

        private static boolean isUtf8(byte[] bytes) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                return true;
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldReadAFeedInTheCharsetOfItsHeader(@ForAll("encoded") Encoded encoded) {
        byte[] body = encoded.bytes("<rss><channel><title>%s</title></channel></rss>");
        Assume.that(encoded.isClear(body));

        assertThat(title(new FeedDocument(body, "text/xml; charset=" + encoded.encoding().label, URL)))
                .isEqualTo(encoded.words());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldReadAFeedInTheCharsetOfItsDeclaration(@ForAll("encoded") Encoded encoded) {
        byte[] body = encoded.bytes("<?xml version='1.0' encoding='" + encoded.encoding().label
                + "'?><rss><channel><title>%s</title></channel></rss>");
        Assume.that(encoded.isClear(body));

        assertThat(title(new FeedDocument(body, null, URL))).isEqualTo(encoded.words());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldReadAPageInTheCharsetOfItsHeader(@ForAll("encoded") Encoded encoded) {
        byte[] body = encoded.bytes("<!doctype html><title>x</title><meta property=og:title content='%s'>");
        Assume.that(encoded.isClear(body));

        assertThat(title(new Page(body, encoded.encoding().label, URL))).isEqualTo(encoded.words());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldReadAPageInTheCharsetOfItsDeclaration(@ForAll("encoded") Encoded encoded) {
        byte[] body = encoded.bytes("<!doctype html><meta charset=" + encoded.encoding().label
                + "><title>x</title><meta property=og:title content='%s'>");
        Assume.that(encoded.isClear(body));

        assertThat(title(new Page(body, null, URL))).isEqualTo(encoded.words());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shouldLetAByteOrderMarkWin(
            @ForAll("encoded") Encoded encoded, @ForAll("wide") Charset charset, @ForAll("labels") String label) {
        String mark = "\uFEFF";
        byte[] feed = (mark + "<rss><channel><title>" + encoded.words() + "</title></channel></rss>").getBytes(charset);
        byte[] page = (mark + "<!doctype html><title>x</title><meta property=og:title content='" + encoded.words()
                        + "'>")
                .getBytes(charset);

        assertThat(title(new FeedDocument(feed, "text/xml; charset=" + label, URL)))
                .isEqualTo(encoded.words());
        assertThat(title(new Page(page, label, URL))).isEqualTo(encoded.words());
    }

    @Property(tries = 500)
    void shouldReadAnyBytes(@ForAll byte[] bytes, @ForAll("labels") String label) {
        assertThatCode(() -> FeedReader.standard().read(new FeedDocument(bytes, "text/xml; charset=" + label, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> EXTRACTOR.extract(new Page(bytes, label, URL))).doesNotThrowAnyException();
    }

    /** One byte too many, and not all is lost: what is well encoded stays. */
    @Property(tries = 300)
    void shouldKeepWhatIsSoundAroundAStrayByteInAFeed(@ForAll("stray") byte stray) {
        String words = "Wasserstände an der Küste für Schiffe über zehn Meter";
        byte[] start = ("<rss><channel><title>" + words).getBytes(StandardCharsets.UTF_8);
        byte[] end = "</title></channel></rss>".getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(start.length + 1 + end.length);
        body.put(start).put(stray).put(end);

        assertThat(title(new FeedDocument(body.array(), null, URL))).startsWith(words);
    }

    private static String title(FeedDocument document) {
        FeedReading reading = FeedReader.standard().read(document);
        return reading instanceof FeedReading.Read read
                ? String.valueOf(read.feed().title())
                : reading.toString();
    }

    private static String title(Page page) {
        return String.valueOf(EXTRACTOR.extract(page).metadata().title());
    }

    @Provide
    Arbitrary<Encoded> encoded() {
        return Arbitraries.of(Encoding.class)
                .flatMap(encoding -> Arbitraries.of(encoding.letters
                                .codePoints()
                                .mapToObj(Character::toString)
                                .toList())
                        .list()
                        .ofMinSize(4)
                        .ofMaxSize(12)
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(5)
                        .map(words -> new Encoded(
                                encoding,
                                String.join(
                                        " ",
                                        words.stream()
                                                .map(word -> String.join("", word))
                                                .toList()))));
    }

    @Provide
    Arbitrary<Charset> wide() {
        return Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.oneOf(
                Arbitraries.of(Encoding.class).map(encoding -> encoding.label),
                Arbitraries.of("utf-16", "iso-2022-jp", "utf-7", "ascii", "", "no such", "x\"y;"));
    }

    @Provide
    Arbitrary<Byte> stray() {
        return Arbitraries.bytes().between(Byte.MIN_VALUE, (byte) 0xBF);
    }
}
