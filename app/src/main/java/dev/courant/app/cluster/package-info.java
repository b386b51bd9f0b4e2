/** Which Kafka cluster a short command speaks to: the one it is told, or the one of a Courant on this machine. */
@NullMarked
package dev.courant.app.cluster;

import org.jspecify.annotations.NullMarked;
