/**
 * Invented publishers that serve feeds and article pages over HTTP: for the demonstration, and for end-to-end tests
 * here and in other projects. {@link dev.courant.embedded.world.World} holds their stories and the expected outcomes;
 * {@link dev.courant.embedded.world.WorldServer} publishes them one after another by a given clock.
 */
@NullMarked
package dev.courant.embedded.world;

import org.jspecify.annotations.NullMarked;
