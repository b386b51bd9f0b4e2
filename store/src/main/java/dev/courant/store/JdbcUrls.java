package dev.courant.store;

import java.util.regex.Pattern;
import org.postgresql.Driver;

/** Checks JDBC URLs of PostgreSQL, and takes the passwords out of what is said of them. Stateless and thread-safe. */
final class JdbcUrls {
    private static final String HIDDEN = "***";

    /** A parameter such as {@code password} or {@code sslpassword}, to its end. */
    private static final Pattern PARAMETER = Pattern.compile("(?i)(\\w*password=)[^&\\s;,\"']*");

    /** User and password before the host, to the last {@code @}: it may be part of a password. */
    private static final Pattern USER_INFO = Pattern.compile("//\\S*@");

    private JdbcUrls() {}

    /** Returns whether the driver can read a URL. It takes a user before the host for a part of the host. */
    static boolean isValid(String url) {
        return url.startsWith("jdbc:postgresql:")
                && !USER_INFO.matcher(url.split("\\?", 2)[0]).find()
                && Driver.parseURL(url, null) != null;
    }

    /** Returns a text with the passwords of the URLs in it hidden. */
    static String redact(String text) {
        String parameters = PARAMETER.matcher(text).replaceAll("$1" + HIDDEN);
        return USER_INFO.matcher(parameters).replaceAll("//" + HIDDEN + "@");
    }
}
