package dev.courant.embedded;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A Kafka broker with its KRaft controller in this process. Its data are kept when it stops: a broker that is started
 * on the same folder continues where the last one stopped, even after a crash. An error that it does not survive is its
 * health; the process goes on. Thread-safe.
 */
public final class EmbeddedKafka implements Component {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    /** The id of the cluster. Constant, because Kafka refuses data with another one; 16 bytes in URL-safe Base64. */
    public static final String CLUSTER_ID = "Q291cmFudC1FbWJlZGRlZA";

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final BrokerFaults faults;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(SharedServer shared, BootstrapMetadata bootstrap, BrokerFaults faults, int port) {
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap);
        this.broker = new BrokerServer(shared);
        this.faults = faults;
        this.port = port;
    }

    /**
     * Starts a broker; takes about two seconds.
     *
     * @param data the folder of its data; created if missing
     * @param port the port to listen on, loopback only; 0: any that is free
     * @return the running broker
     * @throws PortTakenException when the port cannot be listened on
     * @throws CourantException when it does not start
     */
    public static EmbeddedKafka start(Path data, int port) {
        try (ListeningSockets sockets = new ListeningSockets()) {
            int bound = sockets.bind(BrokerConfig.BROKER, port);
            int controllerPort = sockets.bind(BrokerConfig.CONTROLLER, 0);
            KafkaConfig config = BrokerConfig.of(data, bound, controllerPort);
            BrokerConfig.format(data);
            EmbeddedKafka kafka = create(config, data, sockets, bound, controllerPort);
            kafka.startUp();
            return kafka;
        } catch (PortTakenException e) {
            throw e;
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

    /** {@return the port for clients} */
    public int port() {
        return port;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Health check() {
        return faults.health();
    }

    /**
     * Runs work that needs the broker. When the broker meets an error that it does not survive, the work is
     * interrupted, which would otherwise wait for an answer until its timeout.
     *
     * @param work run by this thread
     * @throws CourantException with the error of the broker
     */
    public void attend(Runnable work) {
        Interruption interruption = new Interruption(Thread.currentThread());
        faults.onFatal(interruption::interrupt);
        try {
            work.run();
        } catch (RuntimeException e) {
            interruption.end();
            if (check() instanceof Health.Stopped(String cause)) {
                throw new CourantException("kafka: " + cause, e);
            }
            throw e;
        } finally {
            interruption.end();
        }
    }

    /** Stops the broker. One that cannot write any more may not be able to stop, and is left after half a minute. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        Thread stopping =
                Thread.ofPlatform().daemon().name("courant-kafka-stop").start(this::shutDown);
        try {
            if (!stopping.join(SHUTDOWN)) {
                log.warn("event=close_timeout component=kafka seconds={}", SHUTDOWN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedKafka create(
            KafkaConfig config, Path data, ListeningSockets sockets, int port, int controllerPort) {
        BrokerFaults faults = new BrokerFaults(data);
        faults.catchExits();
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> folders = KafkaRaftServer.initializeLogDirs(config, log, "");
        SharedServer shared = new SharedServer(
                config,
                folders._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(BrokerConfig.voters(controllerPort)),
                List.of(),
                faults,
                sockets);
        return new EmbeddedKafka(shared, folders._2(), faults, port);
    }

    /** Errors, too: the broker throws one where it would otherwise end the process. */
    private void startUp() {
        try {
            controller.startup();
            broker.startup();
        } catch (Throwable e) {
            close();
            if (faults.health() instanceof Health.Stopped(String cause)) {
                throw new CourantException(cause, e);
            }
            throw e;
        }
    }

    private void shutDown() {
        broker.shutdown(CONTROLLED_SHUTDOWN);
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    /** Interrupts a thread, at most once, until it ends. */
    private static final class Interruption {
        private final Thread thread;
        private boolean ended;
        private boolean interrupted;

        Interruption(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (!ended) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Called by the thread; closing what was started must not be interrupted. */
        synchronized void end() {
            if (!ended && interrupted) {
                var unused = Thread.interrupted();
            }
            ended = true;
        }
    }
}
