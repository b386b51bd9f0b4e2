package dev.courant.testservers;

import dev.courant.testservers.backend.Backend;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves {@link Servers} parameters: one backend for the whole run, one Servers for each class. */
final class ServersExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ServersExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Servers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return servers(context);
    }

    // JUnit 5 knows no other method for it.
    @SuppressWarnings("deprecation")
    static Servers servers(ExtensionContext context) {
        Store run = context.getRoot().getStore(NAMESPACE);
        Resource backend =
                run.getOrComputeIfAbsent(Backend.class, key -> new Resource(Backend.start()), Resource.class);
        Resource servers = classStore(context)
                .getOrComputeIfAbsent(
                        context.getRequiredTestClass(),
                        test -> new Resource(new Servers(
                                (Backend) Objects.requireNonNull(backend).value())),
                        Resource.class);
        return (Servers) Objects.requireNonNull(servers).value();
    }

    /** JUnit before 5.13 closes this type alone, JUnit 6 still does. */
    @SuppressWarnings("deprecation")
    private record Resource(AutoCloseable value) implements Store.CloseableResource, AutoCloseable {
        @Override
        public void close() throws Exception {
            value.close();
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
