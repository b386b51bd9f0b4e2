package dev.courant.testkit;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What is closed when a test class has ended. JUnit before 5.13 closes a CloseableResource alone, later ones ask for an
 * AutoCloseable.
 *
 * @param courant what the class uses
 */
@SuppressWarnings("deprecation")
record ClassResource(Courant courant) implements CloseableResource, AutoCloseable {
    @Override
    public void close() {
        courant.close();
    }
}
