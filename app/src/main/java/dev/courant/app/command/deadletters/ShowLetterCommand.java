package dev.courant.app.command.deadletters;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.deadletters.Letter;
import dev.courant.app.deadletters.LetterContent;
import dev.courant.app.deadletters.LetterId;
import dev.courant.app.deadletters.LetterLog;
import dev.courant.app.terminal.RecordJson;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows dead letters with their records. */
@Command(
        name = "show",
        description = "Shows dead letters: what failed and why, what became of them, and the record itself.")
final class ShowLetterCommand extends LetterSubcommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "The letters.")
    private List<String> names;

    @Option(names = "--json", description = "One line of JSON for each letter.")
    private boolean json;

    @Override
    public Integer call() {
        List<LetterId> ids = ids(names);
        return onCluster(session -> {
            List<String> parts = new ArrayList<>();
            try (LetterContent content = new LetterContent(session.kafka())) {
                LetterLog.read(session.kafka()).find(ids).forEach(letter -> parts.add(part(session, content, letter)));
            }
            session.out().println(String.join(json ? "\n" : "\n\n", parts));
            return 0;
        });
    }

    private String part(ClusterSession session, LetterContent content, Letter letter) {
        Optional<Topic<?, ?>> topic = content.source(letter);
        Optional<ProducerRecord<byte[], byte[]>> record = topic.flatMap(source -> content.record(letter, source));
        if (!json) {
            String text = topic.isEmpty()
                    ? "of no topic of this Courant"
                    : record.map(kept -> RecordText.of(kept, topic.get())).orElse(null);
            return LetterReport.of(letter, text, session.now());
        }
        Map<String, @Nullable Object> fields = LetterJson.fields(letter);
        fields.put(
                "record",
                record.map(kept -> RecordText.fields(kept, topic.orElseThrow())).orElse(null));
        return RecordJson.line(fields);
    }
}
