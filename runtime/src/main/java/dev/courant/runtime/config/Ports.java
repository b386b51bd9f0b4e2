package dev.courant.runtime.config;

/** Parses TCP ports. Stateless and thread-safe. */
public final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /**
     * Parses a port.
     *
     * @param text a number from 0, which stands for any free port, to 65535
     * @return the port
     * @throws IllegalArgumentException when the text is not a port
     */
    public static int parse(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw new IllegalArgumentException("write a port from 0 to " + HIGHEST);
    }
}
