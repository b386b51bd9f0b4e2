package dev.courant.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.DeadLetters;
import dev.courant.runtime.kafka.GroupSubscription;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Only one place each creates Kafka clients, subscribes them, reads topics to their end and creates dead letters. */
class KafkaKitTest {
    private static final JavaClasses COURANT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.courant");

    @Test
    void shouldCreateClientsInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.runtime.kafka")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(KafkaConsumer.class, KafkaProducer.class)
                .check(COURANT);
    }

    @Test
    void shouldReadTopicsToTheirEndInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.runtime.kafka")
                .should()
                .callMethod(Consumer.class, "endOffsets", Collection.class)
                .check(COURANT);
    }

    @Test
    void shouldSubscribeInOnePlace() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(GroupSubscription.class)
                .should()
                .callMethodWhere(target(owner(assignableTo(Consumer.class))).and(target(name("subscribe"))))
                .check(COURANT);
    }

    @Test
    void shouldMakeDeadLettersInOnePlace() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(DeadLetters.class)
                .should()
                .callConstructor(DeadLetter.class, ProducerRecord.class, Optional.class)
                .check(COURANT);
    }
}
