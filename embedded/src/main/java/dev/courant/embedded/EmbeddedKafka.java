package dev.courant.embedded;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker with its KRaft controller in this process. Its data are kept when it stops: a broker that is started
 * on the same folder continues where the last one stopped, even after a crash. Thread-safe.
 */
public final class EmbeddedKafka implements Component {
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE = 1;

    /** Constant, because Kafka refuses data with another cluster id; 16 bytes in URL-safe Base64. */
    private static final String CLUSTER_ID = "Q291cmFudC1FbWJlZGRlZA";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker; takes about two seconds.
     *
     * @param data the folder of its data; created if missing
     * @param port the port to listen on, loopback only
     * @return the running broker
     * @throws CourantException when it does not start
     */
    public static EmbeddedKafka start(Path data, int port) {
        KafkaConfig config = new KafkaConfig(settings(data, port, FreePorts.any()), false);
        try {
            format(data);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, port);
        } catch (Exception e) {
            throw new CourantException(
                    "the embedded Kafka does not start on port " + port + " with data in " + data + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** {@return the address for clients} */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Health check() {
        return Health.UP;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(CLUSTER_ID)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(CONTROLLER)
                .setIgnoreFormatted(true)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .run();
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(8 << 20));
        settings.put("replica.fetch.max.bytes", Integer.toString(8 << 20));
        settings.put("default.replication.factor", "1");
        // With one node, internal topics have one replica; with few partitions, they are opened faster.
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // Groups need not wait for other members to join.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
