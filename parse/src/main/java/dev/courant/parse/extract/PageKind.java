package dev.courant.parse.extract;

/** Kinds of pages that hold no article. */
public enum PageKind {
    /** Nothing but navigation, or an application that scripts would fill. */
    NO_TEXT("no text"),
    VIDEO("video or embedded page without text"),
    HOME_PAGE("home page"),
    SECTION_PAGE("section page, which lists stories"),
    BOT_CHECK("bot check"),
    CONSENT_WALL("consent wall"),
    /** The page says that it was not found, whatever the status of the response. */
    MISSING("page that says it was not found"),
    REGION_BLOCK("notice that the content is not shown in this region"),
    RATE_LIMIT("notice of too many requests"),
    MAINTENANCE("notice of maintenance or an error"),
    OLD_BROWSER("notice that the browser is not supported"),
    SUBSCRIPTION_OFFER("offer of a subscription, without the text"),
    ACCESS_DENIED("notice that access is denied"),
    REDIRECT_NOTICE("notice of a redirect"),
    /** A check of age, an offer of an app, a domain for sale and the like. */
    OTHER_NOTICE("notice to visitors of the site");

    private final String description;

    PageKind(String description) {
        this.description = description;
    }

    /** Returns what such a page is, in a few English words. */
    public String description() {
        return description;
    }

    /** Returns whether such a page is mostly gone after a while, so that it is worth asking again. */
    public boolean isTemporary() {
        return this == RATE_LIMIT || this == MAINTENANCE;
    }

    /** Returns whether the page describes an article of which it does not show the text, so that its metadata hold. */
    public boolean describesAnArticle() {
        return this == NO_TEXT || this == VIDEO || this == SUBSCRIPTION_OFFER;
    }
}
