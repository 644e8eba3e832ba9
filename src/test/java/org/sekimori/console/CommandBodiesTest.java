package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Journey;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Campaigns;
import org.sekimori.deconfliction.Alarms;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.delegation.Delegations;
import org.sekimori.document.Documents;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.Malformed;
import org.sekimori.operation.Command;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;

/** The contract's bodies and the records behind them. */
class CommandBodiesTest {
    /** Actions of the hub alone, which have no path. */
    private static final Set<String> INSIDE =
            Set.of("screen", "expire", "tick", "activity-screen", "conflict-screen", "conflict-raise", "alarm-raise");

    private static final Directory DIRECTORY = Directory.of(List.of(
            person("police"),
            person("sdf"),
            person("chair"),
            person("member-1"),
            person("member-2"),
            person("expert"),
            person("watch")));

    private final CommandBodies bodies = new CommandBodies(() -> DIRECTORY);

    private static Person person(String user) {
        return new Person(
                new PersonId(UUID.randomUUID()),
                user,
                user,
                Organisation.SDF,
                Optional.empty(),
                Set.of(Seat.SDF_OFFICER),
                List.of());
    }

    private static Map<String, Class<? extends Command>> records() {
        var records = new HashMap<String, Class<? extends Command>>();
        Journey.PHASES.forEach(phase -> records.putAll(phase.commands()));
        records.putAll(Activities.COMMANDS);
        records.putAll(Campaigns.COMMANDS);
        records.putAll(Conflicts.COMMANDS);
        records.putAll(Alarms.COMMANDS);
        records.putAll(Documents.COMMANDS);
        records.putAll(Delegations.COMMANDS);
        return records;
    }

    @Test
    void every_example_of_the_contract_reads_into_its_record() {
        var vertx = Vertx.vertx();
        var records = records();
        var contract = TestConsole.await(Contract.load(vertx));
        for (var operation : contract.openApi().operations()) {
            Contract.action(operation).ifPresent(action -> {
                assertThat(records).containsKey(action);
                var example = operation
                        .getRequestBody()
                        .getOpenAPIModel()
                        .getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("example");
                var tree = CanonicalJson.parse(example.encode().getBytes(StandardCharsets.UTF_8));
                assertThat(bodies.read(records.get(action), tree).command()).isInstanceOf(records.get(action));
                records.remove(action);
            });
        }
        assertThat(INSIDE).containsAll(records.keySet());
        TestConsole.await(vertx.close());
    }

    @Test
    void faults_of_a_proposal_are_told_as_the_caller_sent_it() {
        var json = Samples.proposal(1).replace("\"country\":\"unknown\"", "\"country\":\"Atlantis\"");
        var tree = CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> bodies.read(records().get("create"), tree))
                .isInstanceOfSatisfying(
                        Malformed.class, bad -> assertThat(bad.pointer()).isEqualTo("/targets/0/location"));
    }
}
