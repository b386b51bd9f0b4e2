package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The folds of a cross-validation. When all articles have dates, each fold is a period: several publishers report one
 * story, and a model that was trained with one report would recognise the others, which overestimates its quality on
 * later articles. Without dates, articles are assigned at random.
 *
 * @param foldOf for each article its fold, from 0
 * @param folds the number of folds
 * @param byDate whether the folds are periods
 */
record CrossValidation(int[] foldOf, int folds, boolean byDate) {

    static CrossValidation of(List<AnnotatedArticle> articles, TrainingOptions options) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, articles.size()).boxed().toList());
        boolean byDate = articles.stream().allMatch(article -> article.date() != null);
        if (byDate) {
            order.sort(Comparator.comparing((Integer article) ->
                    Objects.requireNonNullElse(articles.get(article).date(), LocalDate.EPOCH)));
        } else {
            Collections.shuffle(order, new Random(options.seed()));
        }
        int[] foldOf = new int[articles.size()];
        for (int i = 0; i < foldOf.length; i++) {
            foldOf[order.get(i)] = (int) ((long) i * options.folds() / foldOf.length);
        }
        return new CrossValidation(foldOf, options.folds(), byDate);
    }

    /** Returns the training articles of a fold: those of all other folds. */
    int[] training(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(article -> foldOf[article] != fold)
                .toArray();
    }

    /** Returns the test articles of a fold: those in it. */
    int[] test(int fold) {
        return IntStream.range(0, foldOf.length)
                .filter(article -> foldOf[article] == fold)
                .toArray();
    }
}
