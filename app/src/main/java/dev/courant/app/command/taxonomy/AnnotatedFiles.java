package dev.courant.app.command.taxonomy;

import dev.courant.app.answer.Input;
import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.annotation.AnnotatedArticleReader;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Files of annotated articles. Stateless. */
final class AnnotatedFiles {
    private AnnotatedFiles() {}

    /**
     * Reads files.
     *
     * @param files paths to JSON Lines; a file that ends in .gz is unpacked
     * @param taxonomy the topics that they may name
     * @return the articles of all files
     * @throws dev.courant.runtime.CourantException for the first line that is not valid, with file and line
     */
    static List<AnnotatedArticle> read(List<String> files, Taxonomy taxonomy) {
        Set<String> topics = taxonomy.topics().stream().map(TopicDefinition::id).collect(Collectors.toSet());
        return files.stream()
                .flatMap(file -> AnnotatedArticleReader.parse(Input.file(file), file, topics).stream())
                .toList();
    }

    /**
     * Reads files of articles that nobody annotated.
     *
     * @param files paths to JSON Lines; a file that ends in .gz is unpacked
     * @return the articles of all files
     * @throws dev.courant.runtime.CourantException for the first line that is not valid, with file and line
     */
    static List<TaggableText> texts(List<String> files) {
        return files.stream()
                .flatMap(file -> AnnotatedArticleReader.texts(Input.file(file), file).stream())
                .toList();
    }
}
