package org.sekimori.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final Path NJRAT = Path.of("ops/scenarios/njrat.yaml");

    @TempDir
    private Path folder;

    @Test
    void the_njrat_scenario_reads_with_all_its_data() {
        var scenario = Scenario.read(NJRAT);

        assertThat(scenario.data().get("targets")).hasSize(11_730);
        assertThat(scenario.data().get("sinkholes")).hasSize(517);
        assertThat(scenario.steps().getLast().expect().get("stage").asText()).isEqualTo("closed");
    }

    @Test
    void every_target_has_an_id_of_its_own_and_the_same_place_in_every_reading() {
        var first = Scenario.read(NJRAT).data().get("targets");
        var second = Scenario.read(NJRAT).data().get("targets");

        assertThat(first).isEqualTo(second);
        assertThat(first.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(first.findValuesAsText("country")).contains("unknown", "JP", "US");
    }

    @ParameterizedTest
    @ValueSource(strings = {"danabot", "exception", "njrat", "revocation", "waiting"})
    void targets_are_those_that_their_comments_name(String name) throws IOException {
        var file = Path.of("ops/scenarios", name + ".yaml");
        var data = Scenario.read(file).data();
        var named = Pattern.compile("\n      target: (([a-z0-9]+)-\\d+) # ([^,\\s]+)")
                .matcher(Files.readString(file))
                .results()
                .toList();

        assertThat(named).isNotEmpty().allSatisfy(match -> {
            var targets = data.getOrDefault(match.group(2), data.get("targets"));
            assertThat(Places.at(targets, match.group(1) + ".selector.value").asText())
                    .isEqualTo(match.group(3));
        });
    }

    @Test
    void every_target_of_danabot_is_put_in_japan_and_says_that_nobody_found_it_there() {
        var targets =
                Scenario.read(Path.of("ops/scenarios/danabot.yaml")).data().get("targets");

        assertThat(targets).hasSize(968);
        assertThat(targets.findValuesAsText("country")).containsOnly("JP");
        assertThat(targets.findValuesAsText("basis"))
                .allSatisfy(basis -> assertThat(basis)
                        .startsWith("Assumed for this scenario")
                        .endsWith("not a finding"));
        assertThat(Places.at(targets, "danabot-00967.selector.value").asText()).startsWith("aquaprodive.com/");
    }

    @Test
    void no_logged_target_lies_on_a_sinkhole() {
        var scenario = Scenario.read(NJRAT);
        var sinkholes = scenario.data().get("sinkholes").findValuesAsText("value");

        assertThat(scenario.steps())
                .filteredOn(step -> step.action() == Action.LOG)
                .allSatisfy(step -> assertThat(sinkholes).doesNotContain(host(scenario, step)));
    }

    private static String host(Scenario scenario, Step step) {
        var id = step.body().orElseThrow().path("target").asText();
        JsonNode value = Places.at(scenario.data().get("targets"), id + ".selector.value");
        return value.asText().replaceFirst(":.*", "");
    }

    @Test
    void an_unknown_key_is_named_with_its_line() {
        refused("""
                title: t
                actors: { coordinator: nco.coordinator }
                course:
                  - as: coordinator
                    does: submit
                    why: w
                """, "line 5", "'does'");
    }

    @Test
    void an_unknown_action_is_named_with_its_line() {
        refused(step("do: abolish"), "line 5", "'abolish'", "submit");
    }

    @Test
    void somebody_who_is_no_actor_is_named_with_the_line() {
        refused(step("do: submit").replace("as: coordinator", "as: [coordinator, nobody]"), "line 4", "'nobody'");
    }

    @Test
    void a_reference_to_what_comes_later_is_refused() {
        refused(step("do: grant\n    with: { gate: $later.id }"), "line 6", "$later.id");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        refused(step("do: submit\n    do: submit"), "line 6", "'do' once");
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        refused("title: t\nactors: {\n", "line 3", "Expected YAML");
    }

    @Test
    void a_family_of_another_size_is_refused() {
        refused(
                """
                title: t
                data:
                  few: { file: %s, family: sinkhole_microsoft, count: 516, as: selectors }
                course: []
                """.formatted(Path.of("ops/scenarios/data/selectors-njrat-sinkhole_microsoft.tsv.gz")
                        .toAbsolutePath()),
                "line 3",
                "Expected 516",
                "has 517");
    }

    @Test
    void a_scenario_without_steps_is_refused() {
        refused("title: t\ncourse: []\n", "line 2", "at least one step");
    }

    private static String step(String action) {
        return """
                title: t
                actors: { coordinator: nco.coordinator }
                course:
                  - as: coordinator
                    %s
                    why: w
                """.formatted(action);
    }

    private void refused(String yaml, String... parts) {
        var file = folder.resolve("bad.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThatThrownBy(() -> Scenario.read(file))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("bad.yaml")
                .message()
                .contains(parts);
    }
}
