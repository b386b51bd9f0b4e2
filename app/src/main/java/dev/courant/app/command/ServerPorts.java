package dev.courant.app.command;

import dev.courant.app.pipeline.AllInOne;
import dev.courant.embedded.PortRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the ports of the servers that an all-in-one pipeline brings along. */
final class ServerPorts {
    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port of its Kafka, 0 for any; default: that of the last start on the data, at first 9092.")
    private @Nullable Integer kafka;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description =
                    "Port of its PostgreSQL, 0 for any; default: that of the last start on the data, at first 5433.")
    private @Nullable Integer postgres;

    AllInOne.Ports requests() {
        return new AllInOne.Ports(PortRequest.kafka(kafka), PortRequest.postgres(postgres));
    }
}
