package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Subject;

class AppendQueueTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final AppendQueue queue = new AppendQueue(100, 1_000_000);

    @AfterAll
    static void close() {
        Writing.await(VERTX.close());
    }

    @Test
    void first_in_is_first_out_up_to_the_batch() {
        var all = List.of(add(one(subject(), 0)), add(one(subject(), 0)), add(one(subject(), 0)));

        assertThat(queue.drainTo(new Batch(2))).containsExactly(all.get(0), all.get(1));
        assertThat(queue.drainTo(new Batch(2))).containsExactly(all.get(2));
    }

    @Test
    void urgent_goes_first() {
        var ordinary = add(one(subject(), 0));
        var halt = add(Writing.with(one(subject(), 0), List.of(), true));

        assertThat(queue.drainTo(new Batch(10))).containsExactly(halt, ordinary);
    }

    @Test
    void what_comes_back_goes_before_what_waits() {
        var first = add(one(subject(), 0));
        var second = add(one(subject(), 0));
        queue.drainTo(new Batch(1));

        queue.putBack(List.of(first));

        assertThat(queue.drainTo(new Batch(10))).containsExactly(first, second);
    }

    @Test
    void a_subject_written_by_one_is_in_no_other_of_the_batch() {
        var subject = subject();
        var other = subject();
        var writes = add(one(subject, 0));
        var writesToo = add(one(subject, 1));
        var reads = add(reading(subject, other));

        assertThat(queue.drainTo(new Batch(10))).containsExactly(writes);
        assertThat(queue.drainTo(new Batch(10))).containsExactly(writesToo);
        assertThat(queue.drainTo(new Batch(10))).containsExactly(reads);
    }

    @Test
    void a_subject_that_all_only_read_may_be_in_many() {
        var read = subject();
        var all = List.of(add(reading(read, subject())), add(reading(read, subject())));

        assertThat(queue.drainTo(new Batch(10))).isEqualTo(all);
    }

    @Test
    void a_subject_read_by_one_is_not_written_by_another() {
        var read = subject();
        var reads = add(reading(read, subject()));
        var writes = add(one(read, 0));

        assertThat(queue.drainTo(new Batch(10))).containsExactly(reads);
        assertThat(queue.drainTo(new Batch(10))).containsExactly(writes);
    }

    @Test
    void one_cause_is_in_a_batch_once() {
        var cause = UUID.randomUUID();
        var first = add(one(subject(), 0, cause));
        var again = add(one(subject(), 0, cause));

        assertThat(queue.drainTo(new Batch(10))).containsExactly(first);
        assertThat(queue.drainTo(new Batch(10))).containsExactly(again);
    }

    @Test
    void who_must_go_alone_goes_alone() {
        var first = add(one(subject(), 0));
        var alone = add(one(subject(), 0));
        alone.alone = true;
        var last = add(one(subject(), 0));

        assertThat(queue.drainTo(new Batch(10))).containsExactly(first, last);
        assertThat(queue.drainTo(new Batch(10))).containsExactly(alone);
    }

    @Test
    void one_larger_than_a_batch_goes_by_itself() {
        var subject = subject();
        var large = add(
                Writing.of(UUID.randomUUID(), Map.of(subject, 0L), List.of(subject, subject, subject), Instant.now()));

        assertThat(queue.drainTo(new Batch(2))).containsExactly(large);
    }

    @Test
    void room_is_bounded_in_entries_and_given_back() {
        var small = new AppendQueue(2, 1_000_000);
        var first = pending(one(subject(), 0), 0);

        assertThat(small.reserve(first)).isTrue();
        assertThat(small.reserve(pending(one(subject(), 0), 0))).isTrue();
        assertThat(small.reserve(pending(one(subject(), 0), 0))).isFalse();
        small.release(first);
        assertThat(small.reserve(pending(one(subject(), 0), 0))).isTrue();
    }

    @Test
    void room_is_bounded_in_bytes() {
        var small = new AppendQueue(100, 100);

        assertThat(small.reserve(pending(one(subject(), 0), 0))).isTrue();
        assertThat(small.reserve(pending(one(subject(), 0), 0))).isFalse();
    }

    @Test
    void only_the_late_expire() {
        var late = pending(one(subject(), 0), 10);
        var inTime = pending(one(subject(), 0), 11);
        queue.add(late);
        queue.add(inTime);

        assertThat(queue.expired(11)).containsExactly(late);
        assertThat(queue.drainTo(new Batch(10))).containsExactly(inTime);
    }

    private Pending add(Append append) {
        var pending = pending(append, Long.MAX_VALUE);
        queue.add(pending);
        return pending;
    }

    private static Pending pending(Append append, long deadlineNanos) {
        return new Pending(append, deadlineNanos, VERTX.getOrCreateContext());
    }

    private static Append reading(Subject read, Subject written) {
        return Writing.of(UUID.randomUUID(), Map.of(read, 0L, written, 0L), List.of(written), Instant.now());
    }
}
