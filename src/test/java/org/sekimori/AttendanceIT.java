package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;

/** Ways of attending are policy: here a set that allows the room and video only. */
class AttendanceIT {
    private static Path policies(Place place) throws IOException {
        var copy = Policies.copyTo(place.var().resolve("policies"));
        var quorum = copy.resolve("quorum.yaml");
        Files.writeString(
                quorum, Files.readString(quorum).replace("modes: [room, video, telephone]", "modes: [room, video]"));
        return copy;
    }

    @Test
    void nobody_attends_in_a_way_that_policy_does_not_allow() throws IOException {
        try (var place = Place.fresh();
                var hub = RunningHub.start(
                        place, 1, Map.of("HUB_POLICIES", policies(place).toString()))) {
            var api = hub.api();
            var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
            var byTelephone = Map.of(
                    "operation",
                    operation.id(),
                    "matter",
                    "approval",
                    "present",
                    List.of(
                            Map.of("person", "chair", "mode", "room"),
                            Map.of("person", "member-1", "mode", "telephone"),
                            Map.of("person", "member-2", "mode", "room")));
            api.post("chair", "/api/sittings", byTelephone).refused(422, "mode-not-allowed");
            var sitting = operation
                    .open("approval", List.of("chair", "member-1", "member-2"), List.of())
                    .ok()
                    .id();
            var attend = "/api/sittings/" + sitting + "/commands/attend";
            api.post("chair", attend, Map.of("person", "member-1", "mode", "telephone"))
                    .refused(422, "mode-not-allowed");
            api.post("chair", attend, Map.of("person", "expert", "mode", "telephone"))
                    .refused(422, "mode-not-allowed");
            api.post("chair", attend, Map.of("person", "member-1", "mode", "video"))
                    .ok();
            assertThat(api.get("chair", "/api/sittings/" + sitting).text()).contains("\"video\"");
        }
    }
}
