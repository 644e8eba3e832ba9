package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.AppendResult.AlreadyThere;
import org.sekimori.journal.AppendResult.Appended;
import org.sekimori.testing.TestDatabase;

/** The network breaks at the worst moment: a proxy cuts the connection when it sees a COMMIT pass. */
class LostCommitIT {
    /** What the proxy does with the next COMMIT. */
    private enum Fate {
        PASS,
        /** The server commits and the node never hears of it. */
        CUT_AFTER,
        /** The server never gets it. */
        CUT_BEFORE
    }

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.fresh();
    private final AtomicReference<Fate> next = new AtomicReference<>(Fate.PASS);
    private final AtomicInteger cuts = new AtomicInteger();
    private PostgresJournal journal;

    @BeforeEach
    void open() {
        var server = vertx.createNetServer().connectHandler(this::proxy);
        int port = await(server.listen(0, "127.0.0.1")).actualPort();
        journal =
                new PostgresJournal(vertx, new PgConnectOptions(database.hub()).setPort(port), JournalSettings.DEFAULT);
        await(journal.open(OPERATIONS, "demo.invalid/lost/logs/operations"));
        await(journal.append(one(subject(), 0)));
    }

    @AfterEach
    void close() {
        await(journal.close());
        await(vertx.close());
        database.close();
    }

    @Test
    void a_commit_that_was_made_and_not_heard_of_is_answered_as_made() {
        next.set(Fate.CUT_AFTER);
        var append = one(subject(), 0);

        var result = await(journal.append(append));

        assertThat(cuts).hasValue(1);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Appended.class,
                        appended -> assertThat(appended.entries())
                                .extracting(StoredEntry::index, StoredEntry::id)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                        1L, append.entries().getFirst().id())));
        assertThat(await(journal.size(OPERATIONS))).isEqualTo(2);
    }

    @Test
    void a_commit_that_never_arrived_is_made_again() {
        next.set(Fate.CUT_BEFORE);

        assertThat(await(journal.append(one(subject(), 0)))).isInstanceOf(Appended.class);

        assertThat(cuts).hasValue(1);
        assertThat(await(journal.size(OPERATIONS))).isEqualTo(2);
    }

    @Test
    void another_with_the_same_cause_is_told_that_it_is_already_there() {
        next.set(Fate.CUT_AFTER);
        var cause = UUID.randomUUID();
        var subject = subject();
        var answers = List.of(journal.append(one(subject, 0, cause)), journal.append(one(subject, 0, cause)));

        assertThat(await(answers.getFirst())).isInstanceOf(Appended.class);
        assertThat(await(answers.getLast())).isInstanceOf(AlreadyThere.class);
        assertThat(await(journal.byCause(OPERATIONS, cause))).hasSize(1);
    }

    private void proxy(NetSocket node) {
        node.pause();
        vertx.createNetClient()
                .connect(database.hub().getPort(), "127.0.0.1")
                .onFailure(_ -> node.close())
                .onSuccess(server -> {
                    node.handler(bytes -> pass(bytes, node, server));
                    server.handler(node::write);
                    node.closeHandler(_ -> server.close());
                    server.closeHandler(_ -> node.close());
                    node.resume();
                });
    }

    private void pass(Buffer bytes, NetSocket node, NetSocket server) {
        var fate = bytes.toString("ISO-8859-1").contains("COMMIT") ? next.getAndSet(Fate.PASS) : Fate.PASS;
        switch (fate) {
            case PASS -> server.write(bytes);
            case CUT_AFTER -> {
                cuts.incrementAndGet();
                server.handler(_ -> {});
                server.write(bytes).onComplete(_ -> vertx.setTimer(200, _ -> node.close()));
            }
            case CUT_BEFORE -> {
                cuts.incrementAndGet();
                node.close();
            }
        }
    }
}
