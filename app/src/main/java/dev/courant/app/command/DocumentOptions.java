package dev.courant.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.app.answer.Input;
import dev.courant.app.answer.JsonLines;
import dev.courant.runtime.CourantException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The input of commands that work on one document, or on many with JSON Lines. */
final class DocumentOptions {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|URL|-",
            description = "The document: a file, an http or https URL, or - for standard input.")
    private @Nullable String document;

    @Option(
            names = "--jsonl",
            description =
                    "Read questions from standard input, one JSON object on each line, and answer each with a line.")
    private boolean lines;

    /** Prints a text for people about one document. */
    int print(Function<Input, String> forDocument) {
        if (lines || document == null) {
            throw new ParameterException(spec.commandLine(), "Give a file, a URL or -; this is for one document.");
        }
        String text = forDocument.apply(Input.read(document));
        PrintStream out = standardOutput();
        out.println(text);
        out.flush();
        return 0;
    }

    /** Answers one document or many lines. */
    int answer(JsonLines.Answer forLine, Function<Input, ObjectNode> forDocument) {
        PrintStream out = standardOutput();
        if (lines == (document != null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give a file, a URL or -, or else --jsonl for lines on standard input.");
        }
        if (document == null) {
            return answerLines(out, forLine);
        }
        ObjectNode answer = forDocument.apply(Input.read(document));
        out.println(pretty(answer));
        out.flush();
        return 0;
    }

    private static int answerLines(PrintStream out, JsonLines.Answer answer) {
        try {
            JsonLines.answer(System.in, out, answer);
            return 0;
        } catch (IOException e) {
            throw new CourantException("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static String pretty(ObjectNode answer) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is always UTF-8; the terminal's locale may differ. */
    private static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }
}
