package dev.courant.ingest.backlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Which links after a committed offset have ended, in the few bytes that Kafka keeps beside the offset. Links of a host
 * are taken in their order, so one number for each host is enough, besides those few that wait for another try; and
 * hosts need no names, as reading the partition again meets them in the same order. So the size depends on the number
 * of hosts, not on that of links.
 *
 * @param length the number of offsets in which these hosts were met
 * @param hosts the progress of each host, in the order of their first links
 */
record Progress(long length, List<HostProgress> hosts) {
    static final Progress NONE = new Progress(0, List.of());

    private static final String FORMAT = "1:";
    private static final int COARSEST = 20;

    /**
     * The progress of a host.
     *
     * @param taken the number of its first links that were taken; all others wait
     * @param open the numbers of those among them that have not ended, ascending
     */
    record HostProgress(long taken, List<Long> open) {
        static final HostProgress NONE = new HostProgress(0, List.of());

        boolean isOpen(long number) {
            return open.contains(number);
        }

        long ended() {
            return taken - open.size();
        }

        /** Forgets a part of what has ended: rounds down what was taken, and the open ones beyond it. */
        private HostProgress rounded(int bits) {
            long rounded = taken >> bits << bits;
            return new HostProgress(
                    rounded, open.stream().filter(number -> number < rounded).toList());
        }

        /** Forgets what has ended behind the first open link. */
        private HostProgress withoutOpen() {
            return open.isEmpty() ? this : new HostProgress(Math.min(taken, open.getFirst()), List.of());
        }
    }

    /** Returns the progress of the host that is met after a number of others. */
    HostProgress host(int index) {
        return index < hosts.size() ? hosts.get(index) : HostProgress.NONE;
    }

    /** Returns the progress of hosts that are met after a number of others. */
    List<HostProgress> after(int index) {
        return index < hosts.size() ? hosts.subList(index, hosts.size()) : List.of();
    }

    /** Returns the number of links that have ended. */
    long ended() {
        return hosts.stream().mapToLong(HostProgress::ended).sum();
    }

    /**
     * Encodes the progress. What does not fit is told more coarsely: fewer links have ended then than really have,
     * never others.
     *
     * @param limit the most bytes
     * @return ASCII; empty when nothing has ended
     */
    String encode(int limit) {
        if (ended() == 0) {
            return "";
        }
        String exact = encoded(0);
        return exact.length() <= limit ? exact : coarse(limit);
    }

    /** Decodes progress; {@return none for a text of another format} */
    static Progress decode(@Nullable String text) {
        if (text == null || !text.startsWith(FORMAT)) {
            return NONE;
        }
        try (var in = new InflaterInputStream(base64(text.substring(FORMAT.length())))) {
            return decode(new ByteArrayInputStream(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            return NONE;
        }
    }

    private static ByteArrayInputStream base64(String text) {
        return new ByteArrayInputStream(Base64.getDecoder().decode(text));
    }

    private String coarse(int limit) {
        return Stream.of(this, new Progress(length, map(HostProgress::withoutOpen)))
                .flatMap(progress -> progress.finest(limit).stream())
                .max(Comparator.comparingLong(Coarse::ended))
                .map(Coarse::text)
                .orElse("");
    }

    /** Rounds as little as the limit allows: the more bits, the less has ended. */
    private Optional<Coarse> finest(int limit) {
        for (int bits = 0; bits <= COARSEST; bits++) {
            Progress rounded = rounded(bits);
            String text = rounded.encoded(bits);
            if (text.length() <= limit) {
                return Optional.of(new Coarse(text, rounded.ended())).filter(coarse -> coarse.ended() > 0);
            }
        }
        return Optional.empty();
    }

    private record Coarse(String text, long ended) {}

    private Progress rounded(int bits) {
        return new Progress(length, map(host -> host.rounded(bits)));
    }

    private List<HostProgress> map(UnaryOperator<HostProgress> change) {
        return hosts.stream().map(change).toList();
    }

    /** @param bits the lowest bits of each number that are zero */
    private String encoded(int bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, length);
        write(out, bits);
        int last = hosts.size();
        while (last > 0 && hosts.get(last - 1).taken() == 0) {
            last--;
        }
        for (HostProgress host : hosts.subList(0, last)) {
            write(out, (host.taken() >> bits) << 1 | (host.open().isEmpty() ? 0 : 1));
            if (!host.open().isEmpty()) {
                write(out, host.open().size());
                long before = 0;
                for (long number : host.open()) {
                    write(out, number - before);
                    before = number;
                }
            }
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(deflated)) {
            out.writeTo(deflater);
        } catch (IOException e) {
            throw new IllegalStateException("arrays have no input or output errors", e);
        }
        return FORMAT
                + new String(
                        Base64.getEncoder().withoutPadding().encode(deflated.toByteArray()), StandardCharsets.US_ASCII);
    }

    private static Progress decode(ByteArrayInputStream in) {
        long length = read(in);
        int bits = (int) read(in);
        List<HostProgress> hosts = new ArrayList<>();
        while (in.available() > 0) {
            long first = read(in);
            List<Long> open = new ArrayList<>();
            if ((first & 1) != 0) {
                long number = 0;
                for (long left = read(in); left > 0; left--) {
                    number += read(in);
                    open.add(number);
                }
            }
            hosts.add(new HostProgress(first >> 1 << bits, open));
        }
        return new Progress(length, hosts);
    }

    /** A number in groups of seven bits, the lowest first, as in Protocol Buffers. */
    private static void write(ByteArrayOutputStream out, long number) {
        long left = number;
        while (left > 0x7f) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long read(ByteArrayInputStream in) {
        long number = 0;
        int shift = 0;
        int group = in.read();
        while (group > 0x7f) {
            number |= (long) (group & 0x7f) << shift;
            shift += 7;
            group = in.read();
        }
        return number | (long) Math.max(0, group) << shift;
    }
}
