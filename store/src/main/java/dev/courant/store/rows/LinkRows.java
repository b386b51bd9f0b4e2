package dev.courant.store.rows;

import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.List;

/** The ledger of links: discoveries, outcomes read from Kafka, and those decided in this transaction. */
final class LinkRows implements RowWriter {
    private final Topic<String, Link> linkTopic;
    private final Topic<String, Outcome> outcomeTopic;
    private final List<Link> links = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    LinkRows(Topic<String, Link> linkTopic, Topic<String, Outcome> outcomeTopic) {
        this.linkTopic = linkTopic;
        this.outcomeTopic = outcomeTopic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(
                TopicHandler.ofValues(linkTopic, links::add), TopicHandler.ofValues(outcomeTopic, outcomes::add));
    }

    @Override
    public void write(RowTransaction transaction) {
        transaction.publish(new Ledger(transaction.handle()).write(links, outcomes, transaction.decided()));
    }
}
