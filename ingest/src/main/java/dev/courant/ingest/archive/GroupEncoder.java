package dev.courant.ingest.archive;

import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.WarcEncoder;
import dev.courant.recording.warc.WarcEncoder.Original;
import dev.courant.recording.warc.WarcMember;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of exchanges: of each the response, then its request; of all together the metadata, last.
 * Thread-safe.
 */
final class GroupEncoder {
    /** A revisit is as large as a small page. */
    private static final int LEAST_REVISITED = 512;

    private final Originals originals;
    private final NoArchive noArchive;

    GroupEncoder(Originals originals, NoArchive noArchive) {
        this.originals = originals;
        this.noArchive = noArchive;
    }

    List<WarcMember> encode(KeptExchanges exchanges) {
        if (exchanges.captures().stream().anyMatch(noArchive::isAskedIn)) {
            return List.of(withoutResponse(exchanges));
        }
        List<WarcMember> group = new ArrayList<>();
        URI last = null;
        int captures = exchanges.captures().size();
        for (int i = 0; i < captures; i++) {
            HttpCapture capture = exchanges.captures().get(i);
            boolean document = i == captures - 1;
            WarcMember response = document ? shortest(capture) : WarcEncoder.response(capture);
            group.add(response);
            group.add(WarcEncoder.request(capture, response.id()));
            last = response.id();
        }
        group.add(metadata(exchanges, exchanges.finalUrl(), last, exchanges.metadata()));
        return group;
    }

    private static WarcMember withoutResponse(KeptExchanges exchanges) {
        Map<String, String> fields = new LinkedHashMap<>(exchanges.metadata());
        fields.put(MetadataFields.NOT_KEPT, "the publisher asks for noarchive");
        return metadata(exchanges, exchanges.url(), null, fields);
    }

    /** @param url where the response came from, or what was asked when there is none */
    private static WarcMember metadata(
            KeptExchanges exchanges, String url, @Nullable URI response, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(MetadataFields.LINK_URL, exchanges.url());
        return WarcEncoder.metadata(url, exchanges.at(), response, all);
    }

    /** Redirects are always written out: they are short, and another capture of them may lead elsewhere. */
    private WarcMember shortest(HttpCapture capture) {
        if (capture.truncation() != null || capture.body().length < LEAST_REVISITED) {
            return WarcEncoder.response(capture);
        }
        Optional<Original> original =
                originals.find(capture.url(), WarcEncoder.payloadDigest(capture.body()), capture.at());
        return original.map(stored -> WarcEncoder.revisit(capture, stored))
                .orElseGet(() -> WarcEncoder.response(capture));
    }
}
