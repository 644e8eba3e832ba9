package org.sekimori.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ExplorationTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExplorationTest.class);
    private static final int THREADS = 2;
    private static final Steps TRUE = new Steps(PlantedBug.NONE);
    private static final List<State> COURSES = Courses.of(TRUE);
    private static final int DEPTH = Integer.getInteger("model.depth", 2);

    @Test
    void no_sequence_of_acts_leads_to_what_must_never_happen() throws InterruptedException {
        var explorer = new Explorer(TRUE, DEPTH, 23);
        long begun = System.nanoTime();
        var found = explorer.explore(COURSES, THREADS);
        LOG.info(
                "{} states and {} transitions, {} deep from {} states of the courses, in {} s",
                explorer.states(),
                explorer.transitions(),
                DEPTH,
                COURSES.size(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_rule_that_is_missing_is_found_out(PlantedBug bug) throws InterruptedException {
        var steps = new Steps(bug);
        var from = new ArrayList<>(Courses.of(steps));
        from.addAll(COURSES);
        Collections.shuffle(from, new Random(1)); // what one kind of case needs for it comes early
        var found = new Explorer(steps, bug.depth(), 20).explore(from, THREADS);
        LOG.info("{}: {}", bug, found.map(Object::toString).orElse("not found"));
        assertThat(found).isPresent();
    }
}
