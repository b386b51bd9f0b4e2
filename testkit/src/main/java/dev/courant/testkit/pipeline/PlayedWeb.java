package dev.courant.testkit.pipeline;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.WebGateway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The publishers that a pipeline works on, which answer as of the time of its clock.
 *
 * @param feeds their feeds, in the order in which an operator would add them
 * @param gateway the server that stands for all of them; empty: each has a server on loopback
 * @param end when the last of what they have is published
 * @param server is closed with the pipeline
 */
public record PlayedWeb(List<RecordedFeed> feeds, Optional<WebGateway> gateway, Instant end, AutoCloseable server) {}
