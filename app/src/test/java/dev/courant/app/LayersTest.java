package dev.courant.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.courant.runtime.CourantException;
import java.io.File;
import java.io.FileInputStream;
import java.net.Socket;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** The layers of the design, held. */
class LayersTest {
    private static final JavaClasses COURANT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.courant");

    @Test
    void shouldKnowOnlyTheModulesBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schemas")
                .definedBy("dev.courant.schemas..")
                .layer("runtime")
                .definedBy("dev.courant.runtime..")
                .layer("parse")
                .definedBy("dev.courant.parse..")
                .layer("ingest")
                .definedBy("dev.courant.ingest..")
                .layer("enrich")
                .definedBy("dev.courant.enrich..")
                .layer("store")
                .definedBy("dev.courant.store..")
                .layer("desk")
                .definedBy("dev.courant.desk..")
                .layer("embedded")
                .definedBy("dev.courant.embedded..")
                .layer("recording")
                .definedBy("dev.courant.recording..")
                .layer("testservers")
                .definedBy("dev.courant.testservers..")
                .layer("testkit")
                .definedBy("dev.courant.testkit..")
                .layer("app")
                .definedBy("dev.courant.app..")
                .whereLayer("schemas")
                .mayNotAccessAnyLayer()
                .whereLayer("runtime")
                .mayOnlyAccessLayers("schemas")
                .whereLayer("parse")
                .mayNotAccessAnyLayer()
                .whereLayer("ingest")
                .mayOnlyAccessLayers("schemas", "runtime", "parse", "recording")
                .whereLayer("enrich")
                .mayOnlyAccessLayers("schemas", "runtime", "parse")
                .whereLayer("store")
                .mayOnlyAccessLayers("schemas", "runtime")
                .whereLayer("desk")
                .mayOnlyAccessLayers("schemas", "runtime", "store")
                .whereLayer("embedded")
                .mayOnlyAccessLayers("schemas", "runtime", "parse", "recording")
                .whereLayer("recording")
                .mayOnlyAccessLayers("runtime", "parse")
                .whereLayer("testservers")
                .mayOnlyAccessLayers("schemas", "runtime", "embedded")
                .whereLayer("testkit")
                .mayOnlyAccessLayers(
                        "schemas", "runtime", "recording", "ingest", "enrich", "store", "embedded", "testservers")
                .whereLayer("testkit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .check(COURANT);
    }

    /** Both leave out the libraries of the module: that package needs none of them. */
    @Test
    void shouldUseOnlyTheTextKernelInEnrichAndEmbedded() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.courant.enrich..", "dev.courant.embedded..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.courant.parse..").and(not(resideInAPackage("dev.courant.parse.text"))))
                .check(COURANT);
        classes()
                .that()
                .resideInAPackage("dev.courant.parse.text")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.courant.parse.text", "java..", "org.jspecify..")
                .check(COURANT);
    }

    @Test
    void shouldHaveNoCyclesAmongItsPackages() {
        for (String module : new String[] {
            "runtime", "parse", "recording", "ingest", "enrich", "store", "embedded", "testservers", "testkit", "app"
        }) {
            slices().matching("dev.courant." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .check(COURANT);
        }
    }

    @Test
    void shouldSpeakKafkaStreamsOnlyInTopologies() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.enrich.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(COURANT);
    }

    @Test
    void shouldSpeakNoHttpInEnrich() {
        noClasses()
                .that()
                .resideInAPackage("dev.courant.enrich..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "java.net.http..", "io.javalin..", "dev.courant.runtime.http..")
                .check(COURANT);
    }

    @Test
    void shouldKeepPureFunctionsPure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.courant.enrich.tag..", "dev.courant.enrich.text..", "dev.courant.enrich.language..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "okhttp3..", "java.sql..", "dev.courant.schemas..")
                .check(COURANT);
    }

    /**
     * Nothing of the reading library asks the network, a file or the clock; of OkHttp it knows the type of URLs alone.
     */
    @Test
    void shouldReadWithoutTouchingTheWorld() {
        noClasses()
                .that()
                .resideInAPackage("dev.courant.parse..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.apache.kafka..",
                                "org.slf4j..",
                                "java.net.http..",
                                "java.nio.file..",
                                "java.sql..",
                                "okhttp3..")
                        .and(not(belongToAnyOf(HttpUrl.class)))
                        .or(belongToAnyOf(
                                File.class, FileInputStream.class, URLConnection.class, Socket.class, Clock.class)))
                .check(COURANT);
    }

    @Test
    void shouldKeepForeignFormatsWhereTheyAreSpoken() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.courant.parse.feed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.rometools..", "org.jdom2..")
                .check(COURANT);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.courant.ingest.discover..",
                        "dev.courant.parse.extract..",
                        "dev.courant.parse.feed..",
                        "dev.courant.parse.opml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jsoup..")
                .check(COURANT);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.enrich.model.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.bwaldvogel..")
                .check(COURANT);
    }

    /** One HTTP server, which the newsdesk uses through Javalin and everything else through a kit of our own. */
    @Test
    void shouldServeHttpInOneWay() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver..")
                .check(COURANT);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.runtime.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(COURANT);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.desk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.javalin..")
                .check(COURANT);
    }

    @Test
    void shouldHaveOneRootOfExceptions() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.courant.parse..")
                .and()
                .areAssignableTo(RuntimeException.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(CourantException.class)
                .check(COURANT);
    }

    @Test
    void shouldBeGivenTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.courant.app..",
                        "dev.courant.embedded..",
                        "dev.courant.testservers..",
                        "dev.courant.testkit..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(COURANT);
    }
}
