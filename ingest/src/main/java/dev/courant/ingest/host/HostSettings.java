package dev.courant.ingest.host;

import dev.courant.runtime.config.Setting;
import java.time.Duration;

/**
 * How politely hosts are asked.
 *
 * @param gap the pause between two requests to a host
 */
public record HostSettings(
        @Setting(
                env = "COURANT_HOST_GAP",
                value = "1s",
                doc =
                        "Pause between two requests to one host, for feeds and pages alike; a host is never asked two things at a time.")
        Duration gap) {}
