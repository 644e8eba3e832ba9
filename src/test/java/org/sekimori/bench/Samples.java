package org.sekimori.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processor's time goes: the flight recorder looks at every 2 ms of a thread's processor time, in the system's
 * calls as well as in Java, and each look counts for the innermost room. What compiles and collects is not looked at.
 */
public final class Samples {
    private static final String SAMPLE = "jdk.CPUTimeSample";

    /** The first pattern that a frame's class matches; frames are asked from the innermost outwards. */
    private static final Map<String, Pattern> ROOMS = rooms();

    private Samples() {}

    private static Map<String, Pattern> rooms() {
        var rooms = new LinkedHashMap<String, String>();
        rooms.put("policy", "org\\.sekimori\\.policy\\..*|com\\.cedarpolicy\\..*");
        rooms.put("decide and fold", "org\\.sekimori\\.(phase|operation|activity)\\..*|org\\.sekimori\\.Journey.*");
        rooms.put(
                "project and react",
                "org\\.sekimori\\.(projection|deconfliction)\\..*"
                        + "|org\\.sekimori\\.pipeline\\.(\\w*Reaction|Registering).*|org\\.sekimori\\.journal\\.(Cursor|EffectsTurn).*");
        rooms.put(
                "sign and prove",
                "org\\.sekimori\\.journal\\.(Careful|Signing|Keystore|Tiles|Proofs|Verif|Cosignature).*");
        rooms.put(
                "append",
                "org\\.sekimori\\.journal\\.(Append|Batch|Pending|Tile|Merkle|Compact|PostgresJournal|DisclosureStore).*");
        rooms.put("seal and canonicalise", "org\\.sekimori\\.journal\\..*");
        rooms.put("database client", "io\\.vertx\\.(pgclient|sqlclient)\\..*");
        rooms.put("bench itself", "org\\.sekimori\\.bench\\..*|org\\.HdrHistogram\\..*");
        rooms.put("pipeline and bus", "org\\.sekimori\\.(pipeline|bus)\\..*|io\\.vertx\\.core\\.eventbus\\..*");
        rooms.put("network and event loops", "io\\.(netty|vertx)\\..*");
        return rooms.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, room -> Pattern.compile(room.getValue()), (a, _) -> a, LinkedHashMap::new));
    }

    public static Recording start() {
        var recording = new Recording();
        recording.enable(SAMPLE).with("throttle", "2ms");
        recording.start();
        return recording;
    }

    /** Room to its share of all samples, largest first. */
    public static Map<String, Double> stop(Recording recording, Path file) throws IOException {
        recording.stop();
        recording.dump(file);
        recording.close();
        List<String> rooms = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(SAMPLE))
                .map(Samples::room)
                .toList();
        var shares = new LinkedHashMap<String, Double>();
        rooms.stream().collect(Collectors.groupingBy(room -> room, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(room -> shares.put(room.getKey(), room.getValue() / (double) rooms.size()));
        return shares;
    }

    private static String room(RecordedEvent event) {
        if (event.getStackTrace() != null) {
            for (var frame : event.getStackTrace().getFrames()) {
                var type = frame.getMethod().getType().getName();
                for (var room : ROOMS.entrySet()) {
                    if (room.getValue().matcher(type).matches()) {
                        return room.getKey();
                    }
                }
            }
        }
        return "the rest of the JVM";
    }
}
