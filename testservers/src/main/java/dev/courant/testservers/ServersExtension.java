package dev.courant.testservers;

import dev.courant.testservers.backend.Backend;
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

    static Servers servers(ExtensionContext context) {
        Store run = context.getRoot().getStore(NAMESPACE);
        Backend backend = run.computeIfAbsent(Backend.class, key -> Backend.start(), Backend.class);
        Class<?> test = context.getRequiredTestClass();
        return classStore(context).computeIfAbsent(test, key -> new Servers(backend), Servers.class);
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
