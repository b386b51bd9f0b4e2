package dev.courant.testkit;

import dev.courant.testkit.backend.Backend;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves {@link Courant} parameters: one backend for the whole run, one Courant for each class. */
final class CourantExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CourantExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Courant.class;
    }

    @Override
    public Courant resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store run = context.getRoot().getStore(NAMESPACE);
        Backend backend = run.computeIfAbsent(Backend.class, key -> Backend.start(), Backend.class);
        Class<?> test = context.getRequiredTestClass();
        return classStore(context).computeIfAbsent(test, key -> new Courant(backend), Courant.class);
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
