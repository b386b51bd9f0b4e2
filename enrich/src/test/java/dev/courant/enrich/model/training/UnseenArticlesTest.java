package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.tag.engine.Tagger;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnseenArticlesTest {
    @Test
    void shouldScoreUnseenArticlesAsReported() {
        var trainer = new ModelTrainer(InventedNotices.TAXONOMY, InventedNotices.rules(), InventedNotices.options());
        LinearModel model = trainer.train(InventedNotices.notices(120, 1), List.of(), InventedNotices.today())
                .model();
        Tagger tagger = Tagger.of(InventedNotices.TAXONOMY, Gazetteer.empty(), model);

        assertThat(InventedNotices.notices(40, 2)).allSatisfy(notice -> {
            var tags = tagger.tag(notice.text()).tags();
            assertThat(tags).hasSize(notice.topics().size());
            assertThat(tags).allSatisfy(tag -> assertThat(tag.evidence()).isNotEmpty());
        });
    }
}
