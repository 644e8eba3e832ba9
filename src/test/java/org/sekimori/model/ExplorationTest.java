package org.sekimori.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.model.Explorer.Bounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ExplorationTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExplorationTest.class);
    private static final int THREADS = 2;
    private static final long LEAST_STATES = 5_000_000;
    private static final Steps TRUE = new Steps(PlantedBug.NONE);
    private static final List<State> COURSES = Courses.of(TRUE);
    private static final Bounds BOUNDS = new Bounds(
            Integer.getInteger("model.depth", 3),
            Long.getLong("model.states", 5_200_000),
            Duration.ofSeconds(Integer.getInteger("model.seconds", 900)));

    /** Wide enough that most bugs show, which need something to happen and somebody to act upon it. */
    private static final Bounds OF_BUGS = new Bounds(3, 1_000_000, Duration.ofMinutes(2));

    @Test
    void no_sequence_of_acts_leads_to_what_must_never_happen() throws InterruptedException {
        var explorer = new Explorer(TRUE, BOUNDS);
        long begun = System.nanoTime();
        var reach = explorer.explore(COURSES, THREADS);
        LOG.info(
                "{} states, {} transitions of {} moves tried, from {} states of the courses; every sequence of {} moves,"
                        + " and {} % of those of {}; {} parts; in {} s",
                explorer.states(),
                explorer.transitions(),
                explorer.tries(),
                COURSES.size(),
                reach.complete(),
                Math.round(100 * reach.begun()),
                reach.complete() + 1,
                explorer.parts(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(reach.found()).isEmpty();
        assertThat(reach.complete()).isPositive();
        assertThat(explorer.states()).isGreaterThanOrEqualTo(Math.min(LEAST_STATES, BOUNDS.states()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_rule_that_is_missing_is_found_out(PlantedBug bug) throws InterruptedException {
        var steps = new Steps(bug);
        var from = new ArrayList<>(Courses.of(steps));
        from.addAll(COURSES);
        Collections.shuffle(from, new Random(1)); // what one kind of case needs for it comes early
        var found = new Explorer(steps, OF_BUGS).explore(from, THREADS).found();
        LOG.info("{}: {}", bug, found.map(Object::toString).orElse("not found"));
        assertThat(found).isPresent();
    }

    @Test
    void what_is_remembered_of_policy_is_what_policy_says() throws InterruptedException {
        new Explorer(TRUE, new Bounds(1, 10_000, Duration.ofMinutes(1))).explore(COURSES, THREADS);
        var asked = new ArrayList<>(SmallWorld.verdicts().entrySet());
        Collections.shuffle(asked, new Random(1));
        var fresh = SmallWorld.load();
        assertThat(asked.stream().limit(1_000))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(fresh.decide(entry.getKey()).permitted()).isEqualTo(entry.getValue()));
        assertThat(Map.copyOf(SmallWorld.verdicts())).containsValues(true, false);
    }
}
