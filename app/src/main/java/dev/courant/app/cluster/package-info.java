/** Commands on a Kafka cluster: which cluster it is, and how its topics are read and written. */
@NullMarked
package dev.courant.app.cluster;

import org.jspecify.annotations.NullMarked;
