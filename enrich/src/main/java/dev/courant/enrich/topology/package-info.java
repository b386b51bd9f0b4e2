/** The Kafka Streams side: the only package that knows of it. Its steps are the pure functions beside it. */
@NullMarked
package dev.courant.enrich.topology;

import org.jspecify.annotations.NullMarked;
