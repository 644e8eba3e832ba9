package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.policy.Breakage.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekimori.testing.Policies;

class BrokenPoliciesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource({"gates", "people", "tables", "calendar", "handling", "delegations", "activities", "cedar"})
    void a_broken_file_is_refused_naming_file_line_and_reason(Breakage breakage) throws IOException {
        Policies.copyTo(folder);
        breakage.applyTo(folder);
        assertThat(Sets.errors(folder)).anySatisfy(error -> {
            assertThat(error.file()).isEqualTo(breakage.saysIn());
            assertThat(error.line()).isEqualTo(breakage.line(folder));
            assertThat(error.reason()).startsWith("expected").contains(breakage.reason());
        });
    }

    static Stream<Breakage> gates() {
        var file = "gates.yaml";
        return Stream.of(
                change(file, "after: [coordination]", "after: [cordination]")
                        .says("[cordination]", "a gate of this file"),
                change(file, "after: [coordination]", "after: [coordination, committee]")
                        .says("[coordination, committee]", "committee after committee"),
                change(
                                file,
                                "    applies: { always: true }\n",
                                "    applies: { always: true }\n    after: [coordination]\n")
                        .says("after: [coordination]", "wait for each other"),
                change(file, "after: [agency-director]", "after: [agency-director, confirmation]")
                        .says("confirmation]", "never be reached"),
                change(file, "applies: { bases: [sdf-89-1, sdf-92-2] }", "applies: {}")
                        .says("applies: {}", "at least 1"),
                change(file, "applies: { always: true }", "applies: { always: false }")
                        .says("always: false", "to be true"),
                change(file, "seat: npsc.desk", "seat: npsc.dsek").says("npsc.dsek", "a seat of the executive"),
                change(file, "seat: npsc.desk", "seat: committee.member")
                        .says("committee.member", "a seat of the executive"),
                change(file, "    seat: npsc.desk\n", "").says("id: public-safety-commission", "the key 'seat'"),
                change(file, "stage: reported", "seat: nco.legal\n    stage: reported")
                        .says("seat: nco.legal\n    stage: reported", "no seat where the committee votes"),
                change(file, "stage: reported", "period: true\n    stage: reported")
                        .says("id: confirmation", "no 'period'"),
                change(file, "kind: vote", "kind: voting").says("kind: voting", "one of single, vote, recorded"),
                change(file, "id: confirmation", "id: legal")
                        .says("id: legal\n    title: { ja: サイバー", "another gate has this one"),
                change(file, "id: confirmation", "id: screening").says("id: screening", "watch officer"),
                change(file, "id: confirmation", "id: Confirmation!").says("id: Confirmation!", "to match"),
                change(file, "bases: [sdf-89-1, sdf-92-2]", "bases: [sdf-89-1, sdf-92-9]")
                        .says("sdf-92-9", "a basis of legal-bases.yaml"),
                change(file, "period: true", "periods: true").says("periods", "one of the keys"),
                change(file, "period: true", "period: yes please").says("yes please", "of type boolean"),
                change(file, "period: true", "period: true\n    period: false").says("period: false", "'period' once"),
                change(file, "after: [agency-director]", "after: [agency-director, agency-director]")
                        .says("[agency-director, agency", "each once"),
                change(
                                file,
                                "applies: { always: true }\n    after: [coordination]",
                                "applies: { abroad: true }\n    after: [coordination]")
                        .says("gates:", "it is law"),
                change(file, "stage: reported", "stage: review").says("gates:", "exactly one gate of kind vote"),
                change(file, "seat: mofa.desk", "seat: nss.desk").says("gates:", "foreign-minister"),
                change(file, "applies: { abroad: true }", "applies: { nationalSecurity: true }")
                        .says("gates:", "foreign-minister"),
                change(file, "- id: foreign-minister", "- id: minister").says("gates:", "foreign-minister"),
                change(file, "stage: reported", "stage: review").says("gates:", "exactly one gate of kind vote"),
                change(file, "seat: mofa.desk", "seat: mofa.desk\n    standsThroughChange: true")
                        .says("standsThroughChange: true", "neither where the committee votes"),
                change(file, "kind: vote", "kind: vote\n    standsThroughChange: true")
                        .says("standsThroughChange: true", "neither where the committee votes"),
                change(file, "mark: report", "mark: rumour").says("rumour", "law, report, choice"),
                change(file, "    kind: recorded\n", "").says("id: nsc-review", "'kind'"),
                change(file, "gates:\n", "gates:\n  x\n").says("  - id: legal", "expected YAML"),
                change(file, "gates:\n", "gates: &all\n  - *all\n").says("&all", "alias"),
                change(file, "gates:", "- gates:").says("- gates:", "keys and values"));
    }

    static Stream<Breakage> calendar() {
        var file = "calendar.yaml";
        var week = "monday, tuesday, wednesday, thursday, friday, saturday, sunday";
        return Stream.of(
                change(file, "saturday, sunday", week).says(week, "a day of the week that is not closed"),
                change(file, "12-29", "12-32").says("12-32", "a day of the year"),
                change(file, "year: 2027", "year: 2026")
                        .says("year: 2026\n      days:\n        [\"01-01\", \"01-11\"", "the year 2027"),
                change(file, "01-12", "02-29").says("02-29", "a day of 2026"));
    }

    static Stream<Breakage> handling() {
        var file = "handling.yaml";
        return Stream.of(
                change(file, "ceiling: sensitive", "ceiling: sensible").says("sensible", "a class of this file"),
                change(file, "id: economic-security", "id: limited")
                        .says("id: limited\n      title: { ja: 重要", "another class has this one"),
                change(file, "marking: TLP:AMBER+STRICT", "marking: TLP:CLEAR")
                        .says("marking: TLP:CLEAR", "from the least to the most guarded"),
                change(file, "    - message/rfc822", "    - application/json").says("- application/json", "reference"),
                change("gates.yaml", "readBack: [nco.coordinator, nco.legal]", "readBack: [nss.desk]")
                        .says("[nss.desk]", "another seat of the executive"),
                change("gates.yaml", "seat: nco.director", "seat: nco.director\n    readBack: [nco.legal]")
                        .says("readBack: [nco.legal]\n    stage", "only where a desk records"));
    }

    static Stream<Breakage> people() {
        var file = "people.yaml";
        return Stream.of(
                change(file, "seats: [mofa.desk]", "seats: [mofa.chef]").says("mofa.chef", "expected a seat"),
                change(file, "seats: [mofa.desk]", "seats: [hub]").says("[hub]", "expected a seat"),
                change(file, "seats: [mofa.desk]", "seats: []").says("seats: []", "at least 1"),
                change(file, "seats: [npsc.desk]", "seats: [auditor]")
                        .saysIn("gates.yaml", "seat: npsc.desk", "nobody can decide"),
                change(file, "seats: [mofa.desk]", "seats: [auditor]")
                        .saysIn("activities.yaml", "clearances: [mofa.desk", "two persons"),
                change(file, "seats: [nco.coordinator]", "seats: [auditor]")
                        .saysIn("gates.yaml", "readBack: [nco.coordinator", "with the seat nco.coordinator"),
                change(file, "user: mofa", "user: nss")
                        .says("user: nss\n    key: d80e4d66", "another person has this one"),
                change(file, "61553bfe-2ae6-4962-93e5-b0488d4662da", "bbc39302-c73f-49ff-9604-70f227fc26fa")
                        .says(
                                "bbc39302-c73f-49ff-9604-70f227fc26fa\n    name: { ja: 鈴木",
                                "another person has this one"),
                change(file, "61553bfe-2ae6-4962", "61553bfe-2ae6-7962").says("61553bfe-2ae6-7962", "to match"),
                change(file, "organisation: mofa", "organisation: ministry").says("ministry", "one of nco, nss"),
                change(file, "    organisation: mofa\n", "").says("user: mofa", "'organisation'"),
                change(file, "from: \"2025-05-23T00:00:00+09:00\", to", "from: \"2025-07-01T00:00:00+09:00\", to")
                        .says("from: \"2025-07-01", "before 'to'"),
                change(file, "from: \"2025-05-23T00:00:00+09:00\", to", "from: \"2025-02-30T00:00:00+09:00\", to")
                        .says("2025-02-30", "that exists"),
                change(file, "{ seat: sdf.officer, from", "{  seat: police.officer, from")
                        .says("{  seat: police.officer", "one of the person's seats"),
                change(
                                file,
                                "organisation: sdf\n    seats: [sdf.director]",
                                "organisation: npa\n    seats: [sdf.director]")
                        .says("organisation: npa\n    seats: [sdf.director]", "the organisation sdf"),
                change(file, "seats: [committee.chair]", "seats: [committee.member]")
                        .says("persons:", "exactly one person"),
                change(file, "seats: [committee.expert]", "seats: [committee.member]")
                        .says("persons:", "at most 4"),
                change(file, "seats: [committee.chair]", "seats: [committee.chair, auditor]")
                        .says("[committee.chair, auditor]", "that seat alone"),
                change(file, "seats: [committee.expert]", "seats: [committee.expert, nco.legal]")
                        .says("[committee.expert, nco.legal]", "that seat alone"),
                change(file, "organisation: npa\n", "organisation: npa\n    prefecture: JP-13\n")
                        .says("prefecture: JP-13", "with the organisation prefecture only"),
                change(file, "prefecture: JP-27", "prefecture: Osaka").says("prefecture: Osaka", "to match"),
                change(file, "user: mofa", "user: mofa\n    phone: 03").says("phone: 03", "one of the keys"));
    }

    static Stream<Breakage> tables() {
        return Stream.of(
                change("quorum.yaml", "besides: 2", "besides: 1").says("besides: 1", "the floor is law"),
                change("quorum.yaml", "besides: 2", "besides: 5").says("besides: 5", "no quorum"),
                change("quorum.yaml", "besides: 2", "besides: two").says("besides: two", "of type integer"),
                change("quorum.yaml", "deputy: member-1", "deputy: legal").says("deputy: legal", "committee.member"),
                change("quorum.yaml", "votes-and-casts", "abstains")
                        .says("presiding: abstains", "votes-and-casts, casts-only"),
                change("deconfliction.yaml", "haltsIn: [executing]", "haltsIn: [review]")
                        .says("[review]", "authorised, tasked, executing"),
                change("deconfliction.yaml", "sdf, selectorsPerDay: 1000000", "npa, selectorsPerDay: 3")
                        .says("selectorsPerDay: 3", "stands here again"),
                change("deconfliction.yaml", "selectorsPerDay: 200000", "selectorsPerDay: 0")
                        .says("selectorsPerDay: 0", "at least 1"),
                change("quorum.yaml", "video", "hologram").says("hologram", "room, video, telephone"),
                change("deadlines.yaml", "warn: PT24H", "warn: PT96H").says("PT96H", "before the breach"),
                change("deadlines.yaml", "breach: PT5M", "breach: five minutes").says("five minutes", "to match"),
                change("deadlines.yaml", "breach: PT5M", "breach: PT0S").says("PT0S", "longer than nothing"),
                change("deadlines.yaml", "breach: PT5M", "breach: PT").says("breach: PT\n", "longer than nothing"),
                change("deadlines.yaml", "    warn: PT3M\n    breach: PT5M\n", "")
                        .says("kind: halt-acknowledgement", "'warn' or 'breach'"),
                change("deadlines.yaml", "kind: ex-post-notice", "kind: expost-notice")
                        .says("deadlines:", "of the kind ex-post-notice"),
                change("deadlines.yaml", "kind: paper-to-follow", "kind: ex-post-notice")
                        .says("kind: ex-post-notice\n    title: { ja: 口頭", "stands here again"),
                change("legal-bases.yaml", "abroad: [npa]", "abroad: [interpol]")
                        .says("interpol", "one of nco, nss"),
                change("legal-bases.yaml", "abroad: [npa]", "abroad: [npa, prefecture]")
                        .says("prefecture]", "no prefecture"),
                change("legal-bases.yaml", "abroad: [npa]", "abroad: [sdf]")
                        .says("abroad: [sdf]", "of an allowed executor"),
                change("legal-bases.yaml", "required: [police]", "required: [sdf]")
                        .says("required: [sdf]", "to be allowed"),
                change("legal-bases.yaml", "applicants: [police]", "applicants: [sdf]")
                        .says("applicants: [sdf]", "to be allowed"),
                change("legal-bases.yaml", "partner: false", "partner: true").says("partner: true", "police and sdf"),
                change("legal-bases.yaml", "id: sdf-89-1", "id: sdf-91-3")
                        .says("id: sdf-91-3\n    title: { ja: 自衛隊法第89", "another basis"));
    }

    static Stream<Breakage> activities() {
        var file = "activities.yaml";
        return Stream.of(
                change(file, "kind: hunt", "kind: raid").says("kind: raid", "one of takedown"),
                change(file, "kind: hunt", "kind: diplomatic").says("kinds:", "the kind hunt too"),
                change(file, "desk: takedown.desk", "desk: committee.chair")
                        .says("desk: committee.chair", "expected one of the seats"),
                change(file, "desk: takedown.desk", "desk: takedown").says("desk: takedown\n", "found 'takedown'"),
                change(file, "steps: [request, answer", "steps: [request, reply")
                        .says("reply", "a step of this file"),
                change(file, "id: answer", "id: request").says("id: request\n    title: { ja: 事業者の回答", "another step"),
                change(file, "openEnded: with-consent", "openEnded: consent")
                        .says("openEnded: consent", "one of with-consent, free, never"),
                change(file, "publishes: draft", "publishes: effect").says("publishes: effect", "kind's own steps"),
                change(file, "    publishes: draft\n", "").says("kind: attribution", "together, or neither"),
                change(file, "nss.desk]", "auditor]").says("auditor]", "expected one of the seats"),
                change(file, "desk: takedown.desk", "desk: takedown.desk\n    leader: x")
                        .says("leader: x", "keys"));
    }

    static Stream<Breakage> delegations() {
        var file = "delegations.yaml";
        return Stream.of(
                change(file, "seat: nco.legal\n", "seat: committee.member\n")
                        .says("seat: committee.member", "a seat in which somebody else may act"),
                change(file, "seat: nco.legal\n", "seat: auditor\n").says("seat: auditor", "somebody else may act"),
                change(file, "seat: nco.legal\n", "seat: police.officer\n")
                        .says("seat: police.officer", "somebody else may act"),
                change(file, "seat: nco.legal\n", "seat: nco.coordinator\n")
                        .says("seat: nco.coordinator\n    source: { mark: choice, text: \"Not", "each seat once"),
                change(file, "seats: [nco.deconfliction]", "seats: [committee.expert]")
                        .says("seats: [committee.expert]", "a seat of the executive"),
                change(file, "seats: [nco.deconfliction]", "seats: [nco.legal]")
                        .says("seats: [nco.legal]\n", "other seats"),
                change(file, "seats: [nco.deconfliction]", "seats: []")
                        .says("seat: nco.legal\n", "'seats' or 'persons'"),
                change(file, "seats: [nco.deconfliction]", "persons: [member-1]")
                        .says("persons: [member-1]", "a person of the executive"),
                change(file, "setBy: [nco.director, nco.coordinator]", "setBy: [administrator]")
                        .says("setBy: [administrator]", "a seat of the executive"),
                change(file, "longest: P14D", "longest: PT0S").says("longest: PT0S", "above nothing"),
                change(file, "longest: P14D", "longest: soon").says("longest: soon", "such as P14D"));
    }

    static Stream<Breakage> cedar() {
        var file = "review.cedar";
        return Stream.of(
                change(file, "nco.director", "nco.directer").says("@id(\"revoke\")", "nco.directer"),
                change(file, "context.isGateSeat", "context.isGateSaet").says("@id(\"decide-gate\")", "isGateSaet"),
                change(file, "Action::\"revoke\"", "Action::\"revooke\"").says("@id(\"revoke\")", "revooke"),
                change(file, "@id(\"revoke\")", "@id(\"create\")")
                        .says("@id(\"create\")", "proposal.cedar:4 has 'create' too"),
                change(file, "@id(\"revoke\")\n", "")
                        .says("permit (principal == Seat::\"nco.director\"", "expected @id"),
                change(file, "permit (principal == Seat", "allow (principal == Seat")
                        .says("@id(\"revoke\")", "a Cedar policy"),
                change(file, "\"revoke\", resource);", "\"revoke\", resource)").says("@id(\"revoke\")", "semicolon"),
                change(file, "context.isGateSeat", "context.gate == Gate::\"legal\"")
                        .says("@id(\"decide-gate\")", "gate"),
                change(file, "context.isGateSeat", "context has gate && context.gate == Gate::\"leagl\"")
                        .says("@id(\"decide-gate\")", "leagl"),
                change(file, "context.isGateSeat", "context.isGateSeat && false")
                        .says("@id(\"decide-gate\")", "fits schema.cedarschema"),
                change("schema.cedarschema", "\"mofa.desk\", ", "").says("entity Seat enum", "Seat to list exactly"),
                change("schema.cedarschema", "\"@gates.yaml\"];", "\"legal\"];")
                        .says("entity Gate enum", "@gates.yaml"),
                change("schema.cedarschema", "isApplicant: Bool,", "isApplicant: Boool,")
                        .says("//", "a Cedar schema"),
                change("schema.cedarschema", "  gate?: Gate,", "  tea: Bool,\n  gate?: Gate,")
                        .says("//", "the circumstances given"));
    }

    @Test
    void all_problems_of_all_files_are_named_at_once() throws IOException {
        Policies.copyTo(folder);
        change("quorum.yaml", "besides: 2", "besides: 1").says("", "").applyTo(folder);
        change("gates.yaml", "kind: vote", "kind: voting").says("", "").applyTo(folder);
        change("deadlines.yaml", "warn: PT24H", "warn: PT96H").says("", "").applyTo(folder);
        change("legal-bases.yaml", "partner: false", "partner: true")
                .says("", "")
                .applyTo(folder);
        change("review.cedar", "nco.director", "nco.directer").says("", "").applyTo(folder);
        change("tasking.cedar", "principal ==", "principal =").says("", "").applyTo(folder);
        assertThat(Sets.errors(folder))
                .extracting(PolicyError::file)
                .containsExactly(
                        "deadlines.yaml",
                        "gates.yaml",
                        "legal-bases.yaml",
                        "quorum.yaml",
                        "review.cedar",
                        "tasking.cedar");
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Policies.copyTo(folder);
        Files.delete(folder.resolve("quorum.yaml"));
        assertThat(Sets.errors(folder))
                .anySatisfy(error -> assertThat(error.toString())
                        .isEqualTo("quorum.yaml:1: expected this file, but it is missing or cannot be read"));
    }

    @Test
    void a_file_that_belongs_nowhere_is_named() throws IOException {
        Policies.copyTo(folder);
        Files.writeString(folder.resolve("gates.yml"), "gates: []");
        assertThat(Sets.errors(folder)).extracting(PolicyError::file).containsExactly("gates.yml");
    }

    @Test
    void a_file_that_is_not_utf_8_is_named() throws IOException {
        Policies.copyTo(folder);
        Files.write(folder.resolve("quorum.yaml"), "quorum: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Sets.errors(folder))
                .anySatisfy(error -> assertThat(error.toString()).isEqualTo("quorum.yaml:1: expected UTF-8"));
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThat(Sets.errors(folder.resolve("policies")))
                .anySatisfy(error -> assertThat(error.reason()).isEqualTo("expected a folder that can be read"));
    }
}
