package dev.courant.app;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** {@return one line: name, version, Java} */
    public static String text() {
        return "courant " + number() + " on Java " + Runtime.version();
    }

    /** {@return the version alone} */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
