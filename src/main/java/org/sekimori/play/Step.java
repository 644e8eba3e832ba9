package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the course: these people do this, one after another.
 *
 * @param line where it stands in the file, from 1
 * @param actors user names, at least one
 * @param on a reference to what it is done to; empty for the latest of its kind
 * @param body what is sent, with references; empty sends nothing
 * @param but dotted places in the body and what stands there instead
 * @param name under which later steps refer to the answer
 * @param expect dotted places in the answer and what must be found there
 * @param within how long a look may be repeated until it is as expected; zero looks once
 * @param why a plain sentence for the reader and the timeline
 */
record Step(
        int line,
        List<String> actors,
        Action action,
        Optional<String> on,
        Optional<JsonNode> body,
        Map<String, JsonNode> but,
        Optional<String> name,
        Map<String, JsonNode> expect,
        Duration within,
        String why) {
    Step {
        actors = List.copyOf(actors);
    }
}
