package dev.courant.testkit;

import dev.courant.recording.Recording;
import dev.courant.recording.Recordings;
import dev.courant.runtime.CourantException;
import dev.courant.testkit.pipeline.PipelineOptions;
import dev.courant.testservers.Servers;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves {@link Courant} parameters: one for each class. */
final class CourantExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CourantExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Courant.class;
    }

    // JUnit 5 knows no other method for it.
    @SuppressWarnings("deprecation")
    @Override
    public Courant resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Servers servers = Servers.of(context);
        ClassResource resource = classStore(context)
                .getOrComputeIfAbsent(
                        context.getRequiredTestClass(),
                        test -> new ClassResource(start(servers, test)),
                        ClassResource.class);
        return Objects.requireNonNull(resource).courant();
    }

    private static Courant start(Servers servers, Class<?> test) {
        CourantTest annotation = AnnotationSupport.findAnnotation(test, CourantTest.class)
                .orElseThrow(
                        () -> new CourantException(test.getName() + " uses Courant: annotate it with @CourantTest"));
        Courant courant = new Courant(
                servers, new PipelineOptions(EnumSet.copyOf(List.of(annotation.roles())), annotation.backfill()));
        return annotation.recording().isEmpty() ? courant : courant.play(recording(annotation.recording(), test));
    }

    private static Recording recording(String name, Class<?> test) {
        URL resource = test.getClassLoader().getResource(name);
        try {
            return Recordings.read(
                    resource != null && resource.getProtocol().equals("file")
                            ? Path.of(resource.toURI())
                            : Path.of(name));
        } catch (URISyntaxException e) {
            throw new CourantException("the recording " + name + " is at " + resource + ", which is no path", e);
        }
    }

    /** Parameters of constructors are resolved in the context of the class, those of methods one level below. */
    private static Store classStore(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestMethod().isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return owner.getStore(NAMESPACE);
    }
}
