package dev.courant.app.pipeline;

import dev.courant.enrich.model.ModelFile;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.health.AdminSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the settings of a process, so that a mistake is reported before anything is started or written. */
public final class SettingsCheck {
    /** Settings that name a file, or a folder of files, that must exist. */
    private static final Set<String> READ =
            Set.of("COURANT_KAFKA_PROPERTIES", "COURANT_SITE_RULES", "COURANT_ENTITIES_FILE", "COURANT_TOPIC_MODEL");

    /** What a setting may name in the place of a file. */
    private static final Map<String, String> NO_FILE = Map.of("COURANT_TOPIC_MODEL", ModelFile.NONE);

    /** Those of them that may be a folder. */
    private static final Set<String> FOLDERS = Set.of("COURANT_SITE_RULES");

    private SettingsCheck() {}

    /**
     * Reads the settings of some roles and of the health server, and looks at the files that they name.
     *
     * @param roles the roles
     * @param environment names of settings to values
     * @throws InvalidSettingException when one of them cannot be used
     */
    public static void require(Collection<Role> roles, Map<String, String> environment) {
        List<Class<? extends Record>> types = Stream.concat(
                        roles.stream().flatMap(role -> role.settings().stream()),
                        Stream.<Class<? extends Record>>of(AdminSettings.class))
                .distinct()
                .toList();
        types.forEach(type -> Settings.read(type, environment));
        Settings.options(types).stream()
                .map(Settings.Option::env)
                .filter(READ::contains)
                .forEach(name ->
                        requireFile(name, environment.getOrDefault(name, "").strip()));
    }

    private static void requireFile(String name, String value) {
        if (value.isEmpty() || value.equals(NO_FILE.get(name))) {
            return;
        }
        Path path = Path.of(value);
        String fault = !Files.exists(path)
                ? "there is no such file"
                : Files.isDirectory(path) && !FOLDERS.contains(name)
                        ? "it is a folder; name a file"
                        : !Files.isReadable(path) ? "it cannot be read by this user" : "";
        if (!fault.isEmpty()) {
            throw new InvalidSettingException(name + "=" + value + ": " + fault);
        }
    }
}
