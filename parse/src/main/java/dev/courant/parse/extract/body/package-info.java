/**
 * Finds an article's text in a content tree. Stages are tried in order
 * ({@link dev.courant.parse.extract.body.BodyFinder}); the main one drops boilerplate by kind and name, chooses the
 * element that holds the article by how its prose is spread, prunes inside it, and judges the lines that are left.
 */
@NullMarked
package dev.courant.parse.extract.body;

import org.jspecify.annotations.NullMarked;
