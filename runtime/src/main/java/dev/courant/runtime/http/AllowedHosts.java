package dev.courant.runtime.http;

import dev.courant.runtime.CourantException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names by which clients may address a server, against DNS rebinding: a page of another site whose name was made to
 * resolve to this server sends its own name in {@code Host}. Allowed are {@code localhost}, the address or name that
 * the server is bound to, further names, every IP address, for no DNS answer is involved where a client names one, and
 * every name without a dot, such as that of a container: nobody outside the network can have one. Immutable.
 */
public final class AllowedHosts {
    /** In the setting: every name. */
    private static final String ANY = "*";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\\.?");

    private static final Pattern LOCAL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");

    /** A host that ends in a number is an IPv4 address to browsers. IPv6 addresses alone have colons. */
    private static final Pattern ADDRESS = Pattern.compile("(.*\\.)?[0-9]+|.*:.*");

    private final String setting;
    private final Set<String> names;

    /**
     * Creates the names of a server.
     *
     * @param setting the setting of the further names, for messages
     * @param bound the address or name that the server listens on
     * @param further further names, without port; {@code *} allows every name
     * @throws CourantException when one of the names is no host name
     */
    public AllowedHosts(String setting, String bound, List<String> further) {
        requireNames(setting, further);
        this.setting = setting;
        this.names = Stream.concat(Stream.of("localhost", bound), further.stream())
                .map(AllowedHosts::normal)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks further names as a setting gives them.
     *
     * @param setting the name of the setting
     * @param names the names
     * @throws CourantException when one of them is no host name
     */
    public static void requireNames(String setting, List<String> names) {
        names.stream()
                .filter(name -> !name.equals(ANY) && !NAME.matcher(normal(name)).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new CourantException(
                            setting + "=" + String.join(",", names) + ": \"" + name
                                    + "\" is not a host name; write names such as news.example.org, without scheme and port, or * for any");
                });
    }

    /**
     * {@return whether a client may address the server by this name}
     *
     * @param host the host of a request, without port
     */
    public boolean allows(String host) {
        String name = normal(host);
        return names.contains(name)
                || names.contains(ANY)
                || LOCAL.matcher(name).matches()
                || ADDRESS.matcher(name).matches();
    }

    /**
     * {@return what to tell a client whose name is refused}
     *
     * @param host the host of its request
     */
    public String refusal(String host) {
        return "this server is not known as \"" + host + "\": its operator can add the name to " + setting;
    }

    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
