/** The command {@code courant dead-letters}: what its subcommands do with the dead letters of a cluster, and print. */
@NullMarked
package dev.courant.app.command.deadletters;

import org.jspecify.annotations.NullMarked;
