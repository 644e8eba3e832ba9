package org.sekimori.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ExplorationTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExplorationTest.class);
    private static final int THREADS = 2;
    private static final int DEPTH = Integer.getInteger("model.depth", 3);

    @Test
    void no_sequence_of_acts_leads_to_what_must_never_happen() throws InterruptedException {
        var steps = new Steps(PlantedBug.NONE);
        var courses = Courses.of(steps);
        var explorer = new Explorer(steps, DEPTH, 23);
        long begun = System.nanoTime();
        var found = explorer.explore(courses, THREADS);
        LOG.info(
                "{} states and {} transitions, {} deep from {} states of the courses, in {} s",
                explorer.states(),
                explorer.transitions(),
                DEPTH,
                courses.size(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_rule_that_is_missing_is_found_out(PlantedBug bug) throws InterruptedException {
        var steps = new Steps(bug);
        var found = new Explorer(steps, bug.depth(), 20).explore(Courses.of(steps), THREADS);
        LOG.info("{}: {}", bug, found.map(Object::toString).orElse("not found"));
        assertThat(found).isPresent();
    }
}
