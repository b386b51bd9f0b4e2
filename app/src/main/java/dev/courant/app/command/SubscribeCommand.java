package dev.courant.app.command;

import dev.courant.app.lines.Input;
import dev.courant.app.pipeline.Roles;
import dev.courant.app.pipeline.Subscriptions;
import dev.courant.ingest.opml.Opml;
import dev.courant.ingest.opml.Opml.Subscription;
import dev.courant.ingest.url.CanonicalUrl;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Durations;
import dev.courant.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Feeds for a cluster. */
@Command(
        name = "subscribe",
        description = {
            "Adds feeds to those that a cluster polls; feeds that it has already stay as they are.",
            "",
            "A file, or a URL that ends in .opml, is a list of feeds in OPML; any other URL is a feed.",
            "",
            "Needs Kafka (COURANT_KAFKA_BOOTSTRAP_SERVERS).",
            "Settings come from the environment: @|bold courant settings|@ lists them."
        })
public final class SubscribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE.opml|URL", description = "Lists of feeds, or feeds.")
    private List<String> sources;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = Every.class,
            description = {
                "Poll these feeds at least so often, such as 5m; default: as ingest does by COURANT_POLL_INTERVAL.",
                "Ingest never polls more often than its COURANT_POLL_MIN_INTERVAL."
            })
    private @Nullable Duration every;

    @Override
    public Integer call() {
        return subscribe(System.getenv());
    }

    int subscribe(Map<String, String> environment) {
        List<Subscription> subscriptions = subscriptions();
        Clock clock = Clock.systemUTC();
        KafkaClients kafka = new Roles(environment, new SimpleMeterRegistry(), clock).kafka();
        int added = Subscriptions.add(kafka, subscriptions, every, clock.instant());
        spec.commandLine().getOut().printf("feeds added: %d, there already: %d%n", added, subscriptions.size() - added);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** All of them are read before any is added. */
    private List<Subscription> subscriptions() {
        return sources.stream()
                .flatMap(SubscribeCommand::subscriptions)
                .distinct()
                .toList();
    }

    private static Stream<Subscription> subscriptions(String source) {
        boolean remote = source.startsWith("http://") || source.startsWith("https://");
        if (!remote || source.endsWith(".opml")) {
            return Opml.read(Input.read(source).body(), source).stream();
        }
        if (CanonicalUrl.of(source).isEmpty()) {
            throw new CourantException(source + " is not an absolute http or https URL");
        }
        return Stream.of(new Subscription(source, null));
    }

    private static final class Every implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
