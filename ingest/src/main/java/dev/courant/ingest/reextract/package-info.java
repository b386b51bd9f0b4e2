/** Runs today's extractor over the pages of an archive, and compares with the articles that it once made of them. */
@NullMarked
package dev.courant.ingest.reextract;

import org.jspecify.annotations.NullMarked;
