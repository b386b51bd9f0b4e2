package dev.courant.app;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** {@return one line: name, version, Java} */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "courant " + (version == null ? "(not packaged)" : version) + " on Java " + Runtime.version();
    }
}
