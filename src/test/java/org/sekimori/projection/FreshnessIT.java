package org.sekimori.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.projection.Feed.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Draft;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.TestRules;

class FreshnessIT {
    private static final Page.Request ALL = new Page.Request(200, Optional.empty());

    private static List<Map<String, Object>> operations(Feed feed) {
        return await(feed.reads.operations(
                        SqlReadsIT.actor(Seat.AUDITOR), Optional.empty(), Optional.empty(), Optional.empty(), ALL))
                .items();
    }

    @Test
    void a_reading_waits_for_the_read_models_and_gives_up_on_those_that_stand_still() {
        try (var feed = new Feed()) {
            for (int i = 0; i < 5; i++) {
                var drafted = feed.draft(TestRules.actor("police"), Draft.home().proposal());
                assertThat(await(feed.reads.proposal(TestRules.actor("police"), new OperationId(drafted.id()))))
                        .isPresent();
            }
            feed.stopProjecting();
            var late = feed.draft(TestRules.actor("police"), Draft.home().proposal());
            assertThatThrownBy(() -> operations(feed)).isInstanceOf(ProjectionBehind.class);
            assertThat(await(feed.reads.number(new OperationId(late.id())))).isEmpty();
            feed.startProjecting();
            assertThat(operations(feed)).hasSize(6);
        }
    }

    @Test
    void emptied_read_models_come_back_the_same() {
        try (var feed = new Feed()) {
            for (int i = 0; i < 3; i++) {
                feed.submit(
                        TestRules.actor("police"),
                        feed.draft(TestRules.actor("police"), Draft.home().proposal()));
            }
            var before = operations(feed);
            feed.stopProjecting();
            feed.database.superuser("DELETE FROM operation_view; DELETE FROM cursor WHERE subscriber = 'projection'");
            feed.startProjecting();
            assertThat(operations(feed)).isEqualTo(before);
        }
    }
}
