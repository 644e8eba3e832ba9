package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.journal.LogName.EXERCISE;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.AppendResult.AlreadyThere;
import org.sekimori.journal.AppendResult.Appended;
import org.sekimori.journal.AppendResult.Raced;

/** What every {@link Journal} keeps; each test finds the log {@code operations} open and empty. */
abstract class JournalContract {
    abstract Journal journal();

    @Test
    void entries_get_the_next_indexes_and_are_read_back_as_they_were() {
        var subject = subject();
        var append = Writing.of(UUID.randomUUID(), Map.of(subject, 0L), List.of(subject, subject), Instant.now());

        var entries = appended(append);

        assertThat(entries).extracting(StoredEntry::index).containsExactly(0L, 1L);
        assertThat(await(journal().size(OPERATIONS))).isEqualTo(2);
        assertThat(await(journal().range(OPERATIONS, 0, 10)))
                .usingRecursiveComparison()
                .isEqualTo(entries);
        assertThat(entries.getFirst().bytes())
                .isEqualTo(append.entries().getFirst().bytes());
        assertThat(entries.getFirst().cause()).isEqualTo(append.cause());
    }

    @Test
    void the_logs_are_apart() {
        appended(one(subject(), 0));

        assertThat(await(journal().size(EXERCISE))).isZero();
        assertThat(await(journal().range(EXERCISE, 0, 10))).isEmpty();
    }

    @Test
    void a_stale_version_is_raced_and_leaves_nothing() {
        var subject = subject();
        appended(one(subject, 0));

        assertThat(await(journal().append(one(subject, 0)))).isEqualTo(new Raced(Set.of(subject)));
        assertThat(await(journal().append(one(subject, 2)))).isEqualTo(new Raced(Set.of(subject)));
        assertThat(await(journal().size(OPERATIONS))).isEqualTo(1);
        assertThat(appended(one(subject, 1))).extracting(StoredEntry::index).containsExactly(1L);
    }

    @Test
    void several_subjects_are_written_all_or_none() {
        var first = subject();
        var second = subject();
        appended(one(second, 0));
        var both = Writing.of(UUID.randomUUID(), Map.of(first, 0L, second, 0L), List.of(first, second), Instant.now());

        assertThat(await(journal().append(both))).isEqualTo(new Raced(Set.of(second)));
        assertThat(await(journal().stream(OPERATIONS, first, 0, 10))).isEmpty();
        assertThat(await(journal().snapshots(OPERATIONS, List.of(first)))).isEmpty();
    }

    @Test
    void a_subject_only_read_is_checked_too() {
        var read = subject();
        var written = subject();
        appended(one(read, 0));
        var append = Writing.of(UUID.randomUUID(), Map.of(read, 0L, written, 0L), List.of(written), Instant.now());

        assertThat(await(journal().append(append))).isEqualTo(new Raced(Set.of(read)));
    }

    @Test
    void a_cause_is_appended_once_and_answered_with_its_first_entries() {
        var subject = subject();
        var cause = UUID.randomUUID();
        var first = appended(one(subject, 0, cause));

        var again = await(journal().append(one(subject, 1, cause)));

        assertThat(again)
                .isInstanceOfSatisfying(
                        AlreadyThere.class,
                        already -> assertThat(already.entries())
                                .usingRecursiveComparison()
                                .isEqualTo(first));
        assertThat(await(journal().byCause(OPERATIONS, cause))).hasSize(1);
        assertThat(await(journal().byCause(OPERATIONS, UUID.randomUUID()))).isEmpty();
    }

    @Test
    void one_cause_sent_many_times_at_once_is_appended_once() {
        var subject = subject();
        var cause = UUID.randomUUID();

        var answers = IntStream.range(0, 20).mapToObj(_ -> journal().append(one(subject, 0, cause))).toList().stream()
                .map(Writing::await)
                .toList();

        assertThat(answers).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(AlreadyThere.class::isInstance).hasSize(19);
    }

    @Test
    void of_many_writers_of_one_version_one_wins() {
        var subject = subject();

        var answers = IntStream.range(0, 20).mapToObj(_ -> journal().append(one(subject, 0))).toList().stream()
                .map(Writing::await)
                .toList();

        assertThat(answers).filteredOn(Appended.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Raced.class::isInstance).hasSize(19);
    }

    @Test
    void a_record_time_far_from_the_clock_is_decided_again() {
        var subject = subject();
        var old = Writing.of(UUID.randomUUID(), Map.of(subject, 0L), List.of(subject), Writing.TOO_OLD);
        var early = Writing.of(
                UUID.randomUUID(),
                Map.of(subject, 0L),
                List.of(subject),
                Instant.now().plusSeconds(7));

        assertThat(await(journal().append(old))).isEqualTo(new Raced(Set.of()));
        assertThat(await(journal().append(early))).isEqualTo(new Raced(Set.of()));
        assertThat(await(journal().size(OPERATIONS))).isZero();
    }

    @Test
    void a_stream_is_one_subject_in_order_after_a_version() {
        var subject = subject();
        for (int version = 0; version < 4; version++) {
            appended(one(subject, version));
            appended(one(subject(), 0));
        }

        assertThat(await(journal().stream(OPERATIONS, subject, 1, 2)))
                .extracting(StoredEntry::version)
                .containsExactly(2L, 3L);
    }

    @Test
    void a_snapshot_is_the_latest_and_absent_subjects_are_absent() {
        var subject = subject();
        appended(one(subject, 0));
        appended(one(subject, 1));

        var snapshots = await(journal().snapshots(OPERATIONS, List.of(subject, subject())));

        assertThat(snapshots).containsOnlyKeys(subject);
        assertThat(snapshots.get(subject).version()).isEqualTo(2);
        assertThat(snapshots.get(subject).bytes()).isEqualTo(Writing.bytes("state 2"));
    }

    @Test
    void the_version_of_a_snapshot_is_told_without_it() {
        var subject = subject();
        appended(one(subject, 0));
        appended(one(subject, 1));

        assertThat(await(journal().versions(OPERATIONS, List.of(subject, subject()))))
                .isEqualTo(Map.of(subject, 2L));
    }

    @Test
    void an_entry_is_found_by_its_id() {
        var entry = appended(one(subject(), 0)).getFirst();

        assertThat(await(journal().entry(OPERATIONS, entry.id())))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(entry);
        assertThat(await(journal().entry(EXERCISE, entry.id()))).isEmpty();
    }

    @Test
    void disclosures_are_kept_and_unknown_digests_are_absent() {
        var kept = disclosure(1);
        appended(Writing.with(one(subject(), 0), List.of(kept, disclosure(2)), false));
        appended(Writing.with(one(subject(), 0), List.of(kept), false));

        assertThat(await(journal()
                        .disclosures(List.of(kept.digest(), disclosure(3).digest()))))
                .isEqualTo(Map.of(kept.digest(), kept.text()));
    }

    @Test
    void an_append_that_contradicts_itself_is_no_append() {
        var subject = subject();
        var skipping = new Append(
                OPERATIONS,
                UUID.randomUUID(),
                Map.of(subject, 0L),
                List.of(Writing.entry(subject, 2, Instant.now())),
                List.of(),
                List.of(),
                false);

        assertThatThrownBy(() -> await(journal().append(skipping))).isInstanceOf(IllegalArgumentException.class);
    }

    final List<StoredEntry> appended(Append append) {
        var result = await(journal().append(append));
        assertThat(result).isInstanceOf(Appended.class);
        return ((Appended) result).entries();
    }

    static Disclosure disclosure(int number) {
        byte[] digest = new byte[32];
        digest[0] = (byte) number;
        return new Disclosure(Base64.getUrlEncoder().withoutPadding().encodeToString(digest), "text " + number);
    }
}
