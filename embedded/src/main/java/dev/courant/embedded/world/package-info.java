/**
 * A little world of invented publishers that serves feeds and article pages over HTTP: for the demo, for end-to-end
 * tests here and in other people's projects. {@link dev.courant.embedded.world.World} is what they write and what
 * should become of it; {@link dev.courant.embedded.world.WorldServer} publishes it, little by little, by a given clock.
 */
@NullMarked
package dev.courant.embedded.world;

import org.jspecify.annotations.NullMarked;
