/** Assertions on what the pipeline made: articles, tags with their evidence, revisions, outcomes. They need AssertJ. */
@NullMarked
package dev.courant.testkit.assertions;

import org.jspecify.annotations.NullMarked;
