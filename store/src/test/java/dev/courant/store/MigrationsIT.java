package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.OutcomeReason;
import dev.courant.store.rows.Ledger;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases of other versions than this one. */
@ServersTest
class MigrationsIT {
    /** Rows that the first version wrote. */
    private static final String FIRST_ROWS = """
            insert into feed (feed_id, url, defined) values ('f', 'https://press.example/feed', false);
            insert into link (link_id, article_id, url, host, feed_id, origin, discovered_at, outcome, reason,
                revision_id, ended_at) values ('l1', 'a', 'https://press.example/1', 'press.example', 'f', 'LIVE', now(),
                'STORED', 'NEW_ARTICLE', 'r', now());
            insert into link (link_id, article_id, url, host, feed_id, origin, discovered_at)
                values ('l2', 'b', 'https://press.example/2', 'press.example', 'f', 'LIVE', now());
            update link_total set total = 2 where name = 'DISCOVERED';
            update link_total set total = 1 where name = 'STORED';
            insert into article (article_id, revision_id, url, publisher, title, language, origin, discovered_at,
                stored_at) values ('a', 'r', 'https://press.example/1', 'Press', 'Title', 'en', 'LIVE', now(), now());
            insert into revision (revision_id, article_id, link_id, title, body, authors, keywords, text_source, method,
                provenance, discovered_at, fetched_at, extracted_at, stored_at, language, entities, taxonomy,
                taxonomy_version, enriched_at) values ('r', 'a', 'l1', 'Title', 'Text', '{}', '{}', 'PAGE', 'method',
                '{}', now(), now(), now(), now(), 'en', '[]', 'courant', '1', now());
            insert into tag values ('r', 'sanctions', 0.9, true, '[]');
            insert into consumer_offset values ('courant.links', 0, 7), ('courant.dead-letters', 0, 3);
            insert into dead_letter_total values ('enrich', 3)""";

    private final StoreSettings settings;

    MigrationsIT(Servers servers) {
        settings = Settings.read(StoreSettings.class, servers.environment());
    }

    @BeforeEach
    void clear() throws SQLException {
        execute("drop schema public cascade; create schema public");
    }

    @Test
    void shouldMigrateTheRowsOfTheFirstVersion() throws SQLException {
        Migrations.migrate(settings, "1");
        execute(FIRST_ROWS);

        try (Database database = Database.open(settings)) {
            database.jdbi().useHandle(handle -> {
                assertThat(handle.createQuery("select link_id from link order by 1")
                                .mapTo(String.class)
                                .list())
                        .containsExactly("l1", "l2");
                assertThat(handle.createQuery("select title from article join revision using (revision_id, title)"
                                        + " join tag using (revision_id) where search @@ 'text'")
                                .mapTo(String.class)
                                .list())
                        .containsExactly("Title");
                assertThat(handle.createQuery("select topic, next_offset from consumer_offset where epoch = 0")
                                .mapToMap()
                                .list())
                        .as("dead letters are read again")
                        .isEqualTo(List.of(Map.of("topic", "courant.links", "next_offset", 7L)));
                assertThat(handle.createQuery("select undefined_since is not null from feed")
                                .mapTo(Boolean.class)
                                .one())
                        .isTrue();
                assertThat(new Ledger(handle)
                                .write(
                                        List.of(),
                                        List.of(Samples.dropped("c", OutcomeReason.NOT_AN_ARTICLE)),
                                        List.of()))
                        .isEmpty();
            });
        }
    }

    @Test
    void shouldWorkOnTheTablesOfANewerVersionAndSaySo() throws SQLException {
        Database.open(settings).close();
        execute("""
                insert into schema_history select installed_rank + 1000, '999', 'newer', type, 'V999__newer.sql', 0,
                    installed_by, installed_on, 1, true from schema_history order by installed_rank limit 1;
                alter table link add column newer text""");

        try (LogLines lines = LogLines.of(Migrations.class);
                Database database = Database.open(settings)) {
            database.jdbi()
                    .useHandle(handle -> assertThat(
                                    new Ledger(handle).write(List.of(Samples.link("a")), List.of(), List.of()))
                            .isEmpty());
            assertThat(lines.messages()).singleElement().asString().startsWith("event=newer_tables version=999 known=");
        }
    }

    @Test
    void shouldRefuseADatabaseThatIsBeingRestored() throws SQLException {
        Database.open(settings).close();
        execute("create table restore_unfinished ()");

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(CourantException.class)
                .hasMessageMatching("a restore into .* is under way or was interrupted: .*");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DirectConnection.open(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
