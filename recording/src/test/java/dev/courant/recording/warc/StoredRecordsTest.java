package dev.courant.recording.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.recording.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcDigest;

class StoredRecordsTest {
    private static final String URL = "https://harbour.example/fähre";

    @TempDir
    Path folder;

    private Path file;
    private final List<WarcMember> written = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("a.warc.gz");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("outcome", "news");
        fields.put("link-id", "one two");
        fields.put("link-url", URL);
        HttpCapture capture = WarcOutputTest.capture(new byte[200_000], null);
        WarcMember response = WarcEncoder.response(capture);
        written.add(response);
        written.add(WarcEncoder.request(capture, response.id()));
        written.add(
                WarcEncoder.revisit(capture, new WarcEncoder.Original(response.id(), response.url(), response.at())));
        written.add(WarcEncoder.metadata(URL, capture.at(), response.id(), fields));
        try (WarcOutput output = WarcOutput.create(file, "a.warc.gz", capture.at(), Map.of("software", "Courant"))) {
            for (WarcMember member : written) {
                long unused = output.append(member);
            }
        }
    }

    private static List<StoredRecord> read(StoredRecords records) throws IOException {
        List<StoredRecord> all = new ArrayList<>();
        for (StoredRecord record = records.next(); record != null; record = records.next()) {
            all.add(record);
        }
        return all;
    }

    private List<StoredRecord> all() throws IOException {
        try (StoredRecords records = StoredRecords.open(file, 0)) {
            List<StoredRecord> all = read(records);
            assertThat(records.end()).isEqualTo(Files.size(file));
            return all;
        }
    }

    @Test
    void shouldReadBackWhatIsWrittenAndSayWhereItStands() throws IOException {
        List<StoredRecord> all = all();

        assertThat(all)
                .extracting(StoredRecord::type)
                .containsExactly("warcinfo", "response", "request", "revisit", "metadata");
        StoredRecord response = all.get(1);
        assertThat(response.id()).isEqualTo(written.getFirst().id());
        assertThat(response.at()).isEqualTo(written.getFirst().at());
        assertThat(response.http().startLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(response.http().all("X-B")).containsExactly("1", "2");
        assertThat(response.payload()).hasSize(200_000);
        assertThat(all.get(3).time("warc-refers-to-date")).contains(response.at());
        assertThat(all.get(4).url()).isEqualTo(URL);
        assertThat(all.get(4).blockFields()).containsEntry("link-id", "one two").containsEntry("link-url", URL);
        assertThat(all).extracting(StoredRecord::contradiction).containsOnlyNulls();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < written.size(); i++) {
            StoredRecord record = all.get(i + 1);
            assertThat(Arrays.copyOfRange(bytes, (int) record.offset(), (int) (record.offset() + record.length())))
                    .isEqualTo(written.get(i).bytes());
            try (StoredRecords there = StoredRecords.open(file, record.offset())) {
                assertThat(there.required().id()).isEqualTo(record.id());
            }
        }
    }

    @Test
    void shouldEndWithTheLastWholeRecordWhereverTheFileIsCut() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<StoredRecord> all = all();
        for (int cut = 1; cut <= bytes.length; cut++) {
            Files.write(file, Arrays.copyOf(bytes, cut));
            int length = cut;
            List<StoredRecord> whole = all.stream()
                    .filter(record -> record.offset() + record.length() <= length)
                    .toList();
            long end = whole.isEmpty()
                    ? 0
                    : whole.getLast().offset() + whole.getLast().length();
            try (StoredRecords records = StoredRecords.open(file, 0)) {
                for (StoredRecord record : whole) {
                    assertThat(records.required().id()).isEqualTo(record.id());
                }
                if (end < cut) {
                    assertThatThrownBy(records::next).as("%d bytes", cut).hasMessageContaining("the record at " + end);
                }
                assertThatThrownBy(records::required).isInstanceOf(IOException.class);
                assertThat(records.end()).isEqualTo(end);
            }
        }
    }

    @Test
    void shouldTellARecordThatItsDigestsContradict() throws IOException {
        StoredRecord record = all().get(1);
        String padded = new WarcDigest(record.field("WARC-Payload-Digest").orElseThrow()).prefixedBase32();

        assertThat(with(record, "WARC-Payload-Digest", padded).contradiction()).isNull();
        assertThat(with(record, "WARC-Payload-Digest", "sha256:ab").contradiction())
                .contains("payload");
        assertThat(with(record, "WARC-Payload-Digest", "none").contradiction()).contains("payload");
        assertThat(with(record, "WARC-Block-Digest", padded).contradiction()).contains("block");
    }

    private static StoredRecord with(StoredRecord record, String name, String value) {
        List<Header> fields = new ArrayList<>(record.fields());
        fields.replaceAll(field -> field.name().equals(name) ? new Header(name, value) : field);
        return new StoredRecord(
                record.type(), record.id(), record.at(), fields, record.block(), record.offset(), record.length());
    }

    @Test
    void shouldRefuseAMemberThatIsNotOneSoundRecord() throws IOException {
        for (String content : List.of(
                "no record",
                "WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
                "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Date: 2026-03-02T10:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
                "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Date: 2026-03-02T10:00:00Z\r\nWARC-Record-ID: <\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
                "WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 5\r\n\r\nfour\r\n\r\n",
                "WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: x\r\n\r\n\r\n\r\n")) {
            Files.write(file, ArchiveBytes.gzip(content));
            try (StoredRecords records = StoredRecords.open(file, 0)) {
                assertThatThrownBy(records::next).as(content).isInstanceOf(IOException.class);
                assertThat(records.end()).isZero();
            }
        }
    }
}
