package dev.courant.testkit;

import dev.courant.testservers.Servers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves {@link Courant} parameters: one for each class. */
final class CourantExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CourantExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Courant.class;
    }

    @Override
    public Courant resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Servers servers = Servers.of(context);
        return classStore(context)
                .computeIfAbsent(context.getRequiredTestClass(), test -> new Courant(servers), Courant.class);
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
