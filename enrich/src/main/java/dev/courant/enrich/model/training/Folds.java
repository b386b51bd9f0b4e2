package dev.courant.enrich.model.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The parts of a cross-validation. Articles that all have dates are cut into periods: several publishers tell one
 * story, and a model that has seen one telling knows the others, which makes it look far better than it will be
 * tomorrow. Others are dealt at random.
 *
 * @param ofArticle for each article its part, from 0
 * @param count how many parts there are
 * @param byDate whether they are periods
 */
record Folds(int[] ofArticle, int count, boolean byDate) {

    static Folds of(List<AnnotatedArticle> articles, TrainingOptions options) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, articles.size()).boxed().toList());
        boolean byDate = articles.stream().allMatch(article -> article.date() != null);
        if (byDate) {
            order.sort(Comparator.comparing((Integer article) ->
                    Objects.requireNonNullElse(articles.get(article).date(), LocalDate.EPOCH)));
        } else {
            Collections.shuffle(order, new Random(options.seed()));
        }
        int[] folds = new int[articles.size()];
        for (int i = 0; i < folds.length; i++) {
            folds[order.get(i)] = (int) ((long) i * options.folds() / folds.length);
        }
        return new Folds(folds, options.folds(), byDate);
    }

    /** The articles outside of a part. */
    int[] without(int fold) {
        return IntStream.range(0, ofArticle.length)
                .filter(article -> ofArticle[article] != fold)
                .toArray();
    }

    /** The articles of a part. */
    int[] only(int fold) {
        return IntStream.range(0, ofArticle.length)
                .filter(article -> ofArticle[article] == fold)
                .toArray();
    }
}
