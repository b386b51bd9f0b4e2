package dev.courant.runtime.config;

import dev.courant.runtime.CourantException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings records from the environment. A settings record has a {@link Setting} on each component; its types are
 * {@code String}, {@code int}, {@code boolean}, {@link Duration}, {@link DataSize}, {@link URI}, {@link Path} and
 * {@code List<String>} (separated by commas). An {@code int} whose variable ends in {@code _PORT} is a TCP port, 0 to
 * 65535. Stateless and thread-safe.
 */
public final class Settings {
    private static final String PORT = "_PORT";

    private Settings() {}

    /**
     * One option, for the documentation.
     *
     * @param env the environment variable
     * @param type the type of its value
     * @param defaultValue the default, written as in the environment; empty for none
     * @param doc its purpose
     */
    public record Option(String env, String type, String defaultValue, String doc) {}

    /**
     * Reads a settings record.
     *
     * @param type the record class
     * @param environment names to values, such as {@code System.getenv()}; an empty value counts as none
     * @param <T> the record
     * @return the settings, checked
     * @throws InvalidSettingException when a value cannot be read, naming the variable, the value and what to write
     *     instead
     */
    public static <T extends Record> T read(Class<T> type, Map<String, String> environment) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, environment))
                .toArray();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof CourantException refused
                    ? new InvalidSettingException(String.valueOf(refused.getMessage()), refused)
                    : new IllegalStateException(type + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is not a public settings record", e);
        }
    }

    /**
     * Lists the options of settings records, in order.
     *
     * @param types the record classes
     * @return the options
     */
    public static List<Option> options(List<Class<? extends Record>> types) {
        return types.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(component -> {
                    Setting setting = setting(component);
                    return new Option(
                            setting.env(), component.getType().getSimpleName(), setting.value(), setting.doc());
                })
                .toList();
    }

    private static Object value(RecordComponent component, Map<String, String> environment) {
        Setting setting = setting(component);
        String given = environment.getOrDefault(setting.env(), "").strip();
        String text = given.isEmpty() ? setting.value() : given;
        try {
            return component.getType() == int.class && setting.env().endsWith(PORT)
                    ? Ports.parse(text)
                    : convert(component.getType(), text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting.env() + "=" + text + ": " + e.getMessage(), e);
        }
    }

    private static Setting setting(RecordComponent component) {
        @Nullable Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(component + " has no @Setting");
        }
        return setting;
    }

    private static Object convert(Class<?> type, String text) {
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "int" -> integer(text);
            case "boolean" -> bool(text);
            case "Duration" -> Durations.parse(text);
            case "DataSize" -> DataSize.parse(text);
            case "URI" -> URI.create(text);
            case "Path" -> Path.of(text);
            case "List" ->
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            default -> throw new IllegalArgumentException("settings of type " + type + " are not supported");
        };
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("write a whole number", e);
        }
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("write true or false");
        };
    }
}
