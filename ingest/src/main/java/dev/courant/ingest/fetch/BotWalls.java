package dev.courant.ingest.fetch;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Recognises services that answer bots with a challenge in place of the page. Pure functions. */
public final class BotWalls {
    /** Headers, by the documentation of Cloudflare, AWS WAF and DataDome. */
    private static final Map<String, String> CHALLENGES =
            Map.of("cf-mitigated", "challenge", "x-amzn-waf-action", "", "x-datadome", "protected");

    private BotWalls() {}

    /**
     * Returns whether an answer is a challenge.
     *
     * @param header returns the value of a header field by its name in lower case; empty when there is none
     * @return whether it is
     */
    public static boolean isChallenge(Function<String, Optional<String>> header) {
        return CHALLENGES.entrySet().stream()
                .anyMatch(wall -> header.apply(wall.getKey())
                        .filter(said -> said.startsWith(wall.getValue()))
                        .isPresent());
    }
}
