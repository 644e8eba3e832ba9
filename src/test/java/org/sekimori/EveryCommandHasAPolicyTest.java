package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Campaigns;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.delegation.Delegations;
import org.sekimori.document.Documents;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;

/** A command that the schema of the policies does not know would be denied to everybody. */
class EveryCommandHasAPolicyTest {
    @Test
    void the_schema_knows_every_command() throws BrokenPolicies {
        var actions = PolicySet.load(Path.of("policies")).actions();
        var phases = Journey.PHASES.stream().flatMap(phase -> phase.commands().keySet().stream());
        var others = Stream.of(
                        Activities.COMMANDS,
                        Campaigns.COMMANDS,
                        Conflicts.COMMANDS,
                        Documents.COMMANDS,
                        Delegations.COMMANDS)
                .flatMap(commands -> commands.keySet().stream());
        Set<String> commands = Stream.concat(phases, others).collect(Collectors.toSet());
        assertThat(actions).containsAll(commands);
        assertThat(commands).hasSizeGreaterThan(30);
    }
}
