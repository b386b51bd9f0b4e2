package dev.courant.app.command;

import dev.courant.app.answer.RobotsAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks what a robots.txt allows. */
@Command(
        name = "robots",
        description = {
            "Says whether a robots.txt lets a crawler fetch a page, as JSON.",
            "",
            "With --jsonl, each line is {\"id\", \"robots_b64\", \"ua\", \"url\"}; robots_b64 is the file in Base64."
        })
public final class RobotsCommand implements Callable<Integer> {
    @Mixin
    private DocumentOptions input;

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description = "The crawler's name; default: ${DEFAULT-VALUE}.",
            defaultValue = "Courant")
    private String agent;

    @Option(
            names = "--page",
            paramLabel = "URL",
            description = "The page; default: the site's home page.",
            defaultValue = "/")
    private String page;

    @Override
    public Integer call() {
        RobotsAnswer answer = new RobotsAnswer();
        return input.answer(answer, robots -> answer.allowed(robots.body(), agent, page));
    }
}
