package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * The ports on which the servers of a data folder listen. They are kept in the folder, so that clients find a server
 * where it was before. Whether a port is free is found out by the server that binds it, so nobody else can take it in
 * between. Thread-safe.
 */
public final class KeptPorts {
    /** How many ports from the preferred one on are tried before any that is free. */
    private static final int CANDIDATES = 100;

    private final Path file;

    /**
     * Creates the ports of a folder.
     *
     * @param folder the folder, locked for this process
     */
    public KeptPorts(DataFolder folder) {
        this(folder.path());
    }

    private KeptPorts(Path folder) {
        this.file = folder.resolve("ports.properties");
    }

    /**
     * Returns the port of a server at its last start on a folder, also while another process has the folder.
     *
     * @param folder the folder
     * @param request names the server
     * @return the port; empty when there was no start
     */
    static Optional<Integer> of(Path folder, PortRequest request) {
        return new KeptPorts(folder).kept(request.server());
    }

    /**
     * Starts a server on the port that was asked for, or else on that of the last start, or else on the first that is
     * free, and keeps the port.
     *
     * @param request which port is wanted
     * @param start starts the server on a port, 0 for any; throws {@link PortTakenException} when it cannot listen
     * @param port returns the port of the running server
     * @param <S> the server
     * @return the running server
     * @throws CourantException when it cannot listen on the port that was asked for or kept
     */
    public <S> S start(PortRequest request, IntFunction<S> start, ToIntFunction<S> port) {
        S server = start(request, start);
        keep(request.server(), port.applyAsInt(server));
        return server;
    }

    private <S> S start(PortRequest request, IntFunction<S> start) {
        if (request.asked() != null) {
            return onPort(request.asked(), start, "; free it, or set " + request.option() + " to another port");
        }
        Optional<Integer> kept = kept(request.server());
        if (kept.isPresent()) {
            return onPort(
                    kept.get(),
                    start,
                    ", which " + request.server() + " had at the last start on this data folder; free it, or set "
                            + request.option() + " to another port");
        }
        return onFirstFree(request.preferred(), start);
    }

    private static <S> S onPort(int port, IntFunction<S> start, String advice) {
        try {
            return start.apply(port);
        } catch (PortTakenException e) {
            throw new CourantException(e.getMessage() + advice, e);
        }
    }

    private static <S> S onFirstFree(int preferred, IntFunction<S> start) {
        for (int port = preferred; port < preferred + CANDIDATES; port++) {
            try {
                return start.apply(port);
            } catch (PortTakenException e) {
                // The next one may be free.
            }
        }
        return start.apply(0);
    }

    private Optional<Integer> kept(String server) {
        String port = read().getProperty(key(server));
        try {
            return Optional.ofNullable(port).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw new CourantException(file + ": \"" + port + "\" is no port; correct or delete the file", e);
        }
    }

    private synchronized void keep(String server, int port) {
        Properties ports = read();
        ports.setProperty(key(server), Integer.toString(port));
        try {
            StringWriter text = new StringWriter();
            ports.store(text, "the ports of the last start");
            PrivateFiles.write(file, text.toString());
        } catch (IOException e) {
            throw new CourantException(file + ": the ports cannot be kept there: " + e, e);
        }
    }

    private Properties read() {
        Properties ports = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                ports.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new CourantException(file + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return ports;
    }

    private static String key(String server) {
        return server.toLowerCase(Locale.ROOT);
    }
}
