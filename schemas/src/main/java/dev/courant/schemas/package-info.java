/** The contract: Avro records (generated from {@code src/main/avro}), topics and serdes. */
@NullMarked
package dev.courant.schemas;

import org.jspecify.annotations.NullMarked;
