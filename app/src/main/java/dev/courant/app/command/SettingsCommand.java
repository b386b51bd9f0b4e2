package dev.courant.app.command;

import dev.courant.app.SettingsTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the settings. */
@Command(
        name = "settings",
        description = "Lists all settings: environment variable, default and meaning, as a Markdown table.")
public final class SettingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(SettingsTable.markdown());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
