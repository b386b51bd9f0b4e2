package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * An author. At least one field is present.
 *
 * @param name as written
 * @param email an email address
 * @param uri the address of a page about the person
 */
public record FeedPerson(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {}
