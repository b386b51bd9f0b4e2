package dev.courant.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Each record and each topic of the contract has code that writes it. */
class ContractWritersTest {
    private static final Set<String> WRITING_MODULES = Set.of("runtime", "ingest", "enrich", "store", "app");

    private static final JavaClasses WRITERS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.courant");

    @Test
    void shouldHaveCodeThatMakesEachRecord() {
        Set<String> records = topicMethods().stream()
                .flatMap(method ->
                        Arrays.stream(((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()))
                .filter(ContractWritersTest::isRecord)
                .map(Type::getTypeName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(records)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(isAccessed(
                                access -> access.getTargetOwner().getName().equals(record)
                                        && Set.of("newBuilder", "<init>")
                                                .contains(access.getTarget().getName())))
                        .as("some code makes a %s", record)
                        .isTrue());
    }

    @Test
    void shouldHaveCodeThatUsesEachTopic() {
        Set<String> topics =
                topicMethods().stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(topics)
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(
                                isAccessed(access -> access.getTargetOwner().isEquivalentTo(Topics.class)
                                        && access.getTarget().getName().equals(topic)))
                        .as("some code uses Topics.%s()", topic)
                        .isTrue());
    }

    private static Set<Method> topicMethods() {
        return Arrays.stream(Topics.class.getMethods())
                .filter(method -> method.getReturnType().equals(Topic.class))
                .collect(Collectors.toSet());
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> value && SpecificRecord.class.isAssignableFrom(value);
    }

    private static boolean isAccessed(Predicate<JavaAccess<?>> wanted) {
        return WRITERS.stream()
                .filter(ContractWritersTest::mayWrite)
                .flatMap(writer -> writer.getAccessesFromSelf().stream())
                .anyMatch(wanted);
    }

    /** Generated classes create their own records; that is not a use of them. */
    private static boolean mayWrite(JavaClass writer) {
        String[] name = writer.getName().split("\\.", -1);
        return WRITING_MODULES.contains(name[2]) || writer.isEquivalentTo(Outcomes.class);
    }
}
