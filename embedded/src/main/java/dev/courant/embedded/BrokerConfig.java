package dev.courant.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The configuration of an embedded broker, which is its own controller. */
final class BrokerConfig {
    static final String BROKER = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    private static final int NODE = 1;

    /**
     * What the log cleaner takes of the heap, always, to know which keys of a compacted topic it has seen: enough for
     * 300,000 keys in one pass. By default it is 128 MiB.
     */
    private static final int CLEANER_BYTES = 8 << 20;

    private BrokerConfig() {}

    /** Returns the only voter of the quorum of controllers. */
    static Map<Integer, InetSocketAddress> voters(int controllerPort) {
        return Map.of(NODE, new InetSocketAddress("127.0.0.1", controllerPort));
    }

    /** Prepares the folder for its first start; later ones change nothing. */
    static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(EmbeddedKafka.CLUSTER_ID)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(CONTROLLER)
                .setIgnoreFormatted(true)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .run();
    }

    /** Returns the configuration of a broker with data in a folder and listeners on loopback. */
    static KafkaConfig of(Path data, int port, int controllerPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners", BROKER + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", BROKER + "://127.0.0.1:" + port);
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
        // Readers wait for a transaction that a killed process left open: how often it is looked for those that have
        // timed out, by default every ten seconds.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BYTES));
        // Groups need not wait for other members to join.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        Properties properties = new Properties();
        properties.putAll(settings);
        return new KafkaConfig(properties, false);
    }
}
