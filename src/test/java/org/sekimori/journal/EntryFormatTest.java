package org.sekimori.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.Bodies.Clear;
import org.sekimori.journal.Bodies.Justification;
import org.sekimori.journal.Bodies.Proposal;
import org.sekimori.journal.Bodies.Reasons;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;

class EntryFormatTest {
    private static final UUID ID = UUID.fromString("01975c2e-0000-7000-8000-000000000001");
    private static final UUID CAUSE = UUID.fromString("01975c2e-0000-8000-8000-000000000002");
    private static final Descriptor DESCRIPTOR = new Descriptor(Map.of(
            "org.sekimori.operation.Drafted", Proposal.class,
            "org.sekimori.operation.Noted", Clear.class,
            "org.sekimori.operation.Returned", Reasons.class));

    private final EntryFormat format = new EntryFormat(List.of(DESCRIPTOR), Map.of(), Salts.secure());

    private static EntryStamp stamp() {
        return new EntryStamp(
                ID,
                LogName.OPERATIONS,
                new Subject(Subject.Kind.OPERATION, ID),
                7,
                Instant.parse("2026-11-22T09:30:00.123456Z"),
                Instant.parse("2026-11-22T09:29:00Z"),
                new EntryStamp.Actor(CAUSE, "nco.coordinator", "nco"),
                "e3b0c442",
                CAUSE,
                "TLP:AMBER+STRICT");
    }

    private static StoredEntry stored(NewEntry entry) {
        return new StoredEntry(
                LogName.OPERATIONS,
                3,
                entry.id(),
                entry.type(),
                entry.subject(),
                entry.version(),
                entry.recorded(),
                CAUSE,
                entry.bytes());
    }

    private static Reasons reasons(String reasons, String... conditions) {
        return new Reasons(Sealed.fresh(reasons), Optional.empty(), SealedList.fresh(List.of(conditions)));
    }

    private static List<?> digests(NewEntry entry) {
        var data = (Map<?, ?>) ((Map<?, ?>) CanonicalJson.parseOwn(entry.bytes())).get("data");
        return (List<?>) data.get("_sd");
    }

    @Test
    void an_entry_is_canonical_and_says_everything_once() {
        var written = format.write(stamp(), new Clear("clear", List.of(1, 2)), Optional.empty());
        var bytes = written.entry().bytes();
        assertThat(CanonicalJson.bytes(CanonicalJson.parseOwn(bytes))).isEqualTo(bytes);
        assertThat(new String(bytes, UTF_8).replaceAll("\"_sd\":\\[[^]]*]", "\"_sd\":[]"))
                .isEqualTo(("{`actor`:{`id`:`CAUSE`,`organisation`:`nco`,`seat`:`nco.coordinator`},`cause`:`CAUSE`,"
                                + "`data`:{`_sd`:[],`numbers`:[1,2],`text`:`clear`},`id`:`ID`,`log`:`operations`,"
                                + "`marking`:`TLP:AMBER+STRICT`,`occurred`:`2026-11-22T09:29:00Z`,"
                                + "`policySet`:`e3b0c442`,`recorded`:`2026-11-22T09:30:00.123456Z`,`schema`:1,"
                                + "`subject`:{`id`:`ID`,`kind`:`operation`},`type`:`org.sekimori.operation.Noted`,"
                                + "`version`:7}")
                        .replace('`', '"')
                        .replace("CAUSE", CAUSE.toString())
                        .replace("ID", ID.toString()));
        assertThat(written.drawn()).isEmpty();
    }

    @Test
    void digests_are_sorted_and_padded_to_eight_with_one_decoy_at_least() {
        assertThat(digests(format.write(stamp(), new Clear("", List.of()), Optional.empty())
                        .entry()))
                .hasSize(8);
        var entry = format.write(stamp(), reasons("why", "a", "b"), Optional.of("hash"))
                .entry();
        assertThat(digests(entry)).hasSize(8);
        assertThat(digests(entry).stream().map(String.class::cast).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(digests(entry)).allSatisfy(d -> assertThat((String) d).hasSize(43));
    }

    @Test
    void the_same_event_never_has_the_same_bytes() {
        var event = new Clear("clear", List.of());
        var one = format.write(stamp(), event, Optional.empty()).entry().bytes();
        assertThat(format.write(stamp(), event, Optional.empty()).entry().bytes())
                .isNotEqualTo(one);
    }

    @Test
    void nothing_sealed_stands_in_the_bytes() {
        var written = format.write(stamp(), reasons("geheim", "bedingt"), Optional.of("anfrage"));
        assertThat(new String(written.entry().bytes(), UTF_8)).doesNotContain("geheim", "bedingt", "anfrage");
        assertThat(written.drawn()).hasSize(4);
    }

    @Test
    void the_request_is_sealed_beside_the_event() {
        var written = format.write(stamp(), reasons("why"), Optional.of("hash"));
        var all = SealingTest.texts(written.drawn());
        assertThat(format.read(stored(written.entry()), all).request()).contains("hash");
        assertThat(format.read(stored(written.entry()), Map.of()).request()).isEmpty();
    }

    @Test
    void the_header_is_read_without_the_event() {
        var written = format.write(stamp(), reasons("why"), Optional.empty());
        assertThat(format.header(stored(written.entry())))
                .isEqualTo(new EntryHeader(3, "org.sekimori.operation.Returned", 1, stamp()));
    }

    @Test
    void what_was_withheld_is_read_as_withheld_and_what_is_optional_as_absent() {
        var event =
                new Reasons(Sealed.fresh("why"), Optional.of(Sealed.fresh("aside")), SealedList.fresh(List.of("a")));
        var written = format.write(stamp(), event, Optional.empty());
        assertThat(format.read(stored(written.entry()), Map.of()).event())
                .isEqualTo(new Reasons(new Sealed.Withheld<>(""), Optional.empty(), new SealedList.Withheld<>("")));
    }

    @Test
    void one_element_of_a_list_is_withheld_alone() {
        var written = format.write(stamp(), reasons("why", "a", "b"), Optional.empty());
        var known = (SealedList.Known<String>) ((Reasons) written.event()).conditions();
        var texts = SealingTest.texts(written.drawn());
        var withheld = known.elements().getFirst().digest().orElseThrow();
        texts.remove(withheld);
        var read = (Reasons) format.read(stored(written.entry()), texts).event();
        assertThat(read.conditions())
                .isEqualTo(new SealedList.Known<>(
                        known.sd(),
                        List.of(
                                new Sealed.Withheld<>(withheld),
                                known.elements().getLast())));
    }

    @Test
    void a_reader_asks_for_the_digests_of_the_entry_and_then_for_those_of_its_lists() {
        var written = format.write(stamp(), reasons("why", "a", "b"), Optional.empty());
        var texts = SealingTest.texts(written.drawn());
        var known = (SealedList.Known<String>) ((Reasons) written.event()).conditions();
        assertThat(EntryFormat.digestsOf(written.entry().bytes())).hasSize(8).contains(known.sd());
        assertThat(EntryFormat.elementsOf(texts.get(known.sd())))
                .containsExactlyElementsOf(known.elements().stream()
                        .map(e -> e.digest().orElseThrow())
                        .toList());
        var single = ((Reasons) written.event()).reasons().digest().orElseThrow();
        assertThat(EntryFormat.elementsOf(texts.get(single))).isEmpty();
        assertThat(written.digests()).containsExactlyInAnyOrder(known.sd(), single);
        assertThat(EntryFormat.digestsOf(written.entry().bytes())).containsAll(written.digests());
    }

    @Property(tries = 150)
    void an_event_is_read_back_with_all_disclosures(@ForAll("proposals") Proposal proposal) {
        var written = format.write(stamp(), proposal, Optional.empty());
        var read = format.read(stored(written.entry()), SealingTest.texts(written.drawn()));
        assertThat(read.event()).isEqualTo(written.event());
        assertThat(read.header().stamp()).isEqualTo(stamp());
        assertThat(RecordMapper.body().bytes(read.event()))
                .isEqualTo(RecordMapper.body().bytes(proposal));
    }

    @Property(tries = 150)
    void an_event_is_read_back_with_some_disclosures(@ForAll("proposals") Proposal proposal, @ForAll long seed) {
        var written = format.write(stamp(), proposal, Optional.empty());
        var drawn = new ArrayList<>(written.drawn());
        Collections.shuffle(drawn, new java.util.Random(seed));
        var some = SealingTest.texts(drawn.subList(0, drawn.size() / 2));
        var read = (Proposal) format.read(stored(written.entry()), some).event();
        var sealed = (Proposal) written.event();
        assertThat(read.title())
                .isEqualTo(
                        some.containsKey(sealed.title().digest().orElseThrow())
                                ? sealed.title()
                                : new Sealed.Withheld<>(""));
        assertThat(sealed.targets().items()).containsAll(read.targets().items());
        assertThat(read.window()).isEqualTo(sealed.window());
        assertThat(read.executors()).isEqualTo(sealed.executors());
        assertThat(Sealing.withheldIn(read)).doesNotContainAnyElementsOf(some.keySet());
    }

    @Property(tries = 50)
    void an_event_is_read_back_with_no_disclosures(@ForAll("proposals") Proposal proposal) {
        var written = format.write(stamp(), proposal, Optional.empty());
        var read = (Proposal) format.read(stored(written.entry()), Map.of()).event();
        assertThat(read.title()).isEqualTo(new Sealed.Withheld<>(""));
        assertThat(read.targets()).isEqualTo(new SealedList.Withheld<>(""));
        assertThat(read.justification())
                .isEqualTo(new Justification(
                        new Sealed.Withheld<>(""),
                        Optional.empty(),
                        proposal.justification().weight()));
        assertThat(read.weights()).isEqualTo(proposal.weights());
    }

    @Provide
    Arbitrary<Proposal> proposals() {
        return Proposals.fresh();
    }

    @Test
    void nested_objects_are_padded_whether_their_optional_parts_are_there_or_not() {
        var one = Proposals.fresh().sample();
        var entry = format.write(stamp(), one, Optional.empty()).entry();
        var data = (Map<?, ?>) ((Map<?, ?>) CanonicalJson.parseOwn(entry.bytes())).get("data");
        assertThat((List<?>) ((Map<?, ?>) data.get("justification")).get("_sd")).hasSize(8);
    }

    @Test
    void a_commitment_is_kept_through_command_and_event() {
        var sealing = new Sealing(Salts.secure());
        var command = sealing.seal(reasons("why", "a"), Kept.none());
        var written = format.write(stamp(), command.value(), Optional.empty());
        assertThat(written.drawn()).isEmpty();
        assertThat(digests(written.entry()).stream().map(String.class::cast).toList())
                .contains(command.value().reasons().digest().orElseThrow());
        assertThat(format.read(stored(written.entry()), SealingTest.texts(command.drawn()))
                        .event())
                .isEqualTo(command.value());
    }

    @Test
    void a_clear_list_holds_a_hundred() {
        var hundred = Collections.nCopies(100, 1);
        assertThat(format.write(stamp(), new Clear("", hundred), Optional.empty()))
                .isNotNull();
        var refusal = catchThrowableOfType(
                Malformed.class,
                () -> format.write(stamp(), new Clear("", Collections.nCopies(101, 1)), Optional.empty()));
        assertThat(refusal.code()).isEqualTo("list-too-long");
        assertThat(refusal.pointer()).isEqualTo("/numbers");
    }

    @Test
    void an_entry_holds_65_535_bytes() {
        int rest = EntryFormat.MAX_ENTRY_BYTES
                - format.write(stamp(), new Clear("", List.of()), Optional.empty())
                        .entry()
                        .bytes()
                        .length;
        var largest = format.write(stamp(), new Clear("x".repeat(rest), List.of()), Optional.empty());
        assertThat(largest.entry().bytes()).hasSize(65_535);
        var refusal = catchThrowableOfType(
                Malformed.class,
                () -> format.write(stamp(), new Clear("x".repeat(rest + 1), List.of()), Optional.empty()));
        assertThat(refusal.code()).isEqualTo("entry-too-large");
    }

    @Test
    void what_is_withheld_cannot_be_committed_to_again() {
        var withheld = new Reasons(new Sealed.Withheld<>(""), Optional.empty(), SealedList.fresh(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> format.write(stamp(), withheld, Optional.empty()));
    }

    @Test
    void one_sealed_value_stands_in_one_component() {
        var twice = new Sealed.Known<>(DisclosureText.digestOf("x"), "why");
        var event = new Reasons(twice, Optional.of(twice), SealedList.fresh(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> format.write(stamp(), event, Optional.empty()));
    }

    @Test
    void an_unloaded_digest_is_written_into_an_entry_as_well_as_a_known_one() {
        var known = new Sealing(Salts.secure()).seal(reasons("why", "a"), Kept.none());
        var snapshot = RecordMapper.snapshot();
        var loaded = snapshot.read(Reasons.class, snapshot.bytes(known.value()));
        var written = format.write(stamp(), loaded, Optional.empty());
        assertThat(format.read(stored(written.entry()), SealingTest.texts(known.drawn()))
                        .event())
                .isEqualTo(known.value());
    }

    @Test
    void a_state_folded_from_what_was_withheld_has_a_snapshot() {
        var written = format.write(stamp(), reasons("why", "a"), Optional.empty());
        var read = (Reasons) format.read(stored(written.entry()), Map.of()).event();
        assertThat(read.reasons().digest()).isEmpty();
        var snapshot = RecordMapper.snapshot();
        assertThat(snapshot.read(Reasons.class, snapshot.bytes(read))).isEqualTo(read);
    }

    @Test
    void a_wrong_disclosure_is_corruption_and_names_log_and_index() {
        var written = format.write(stamp(), reasons("why"), Optional.empty());
        var digest = ((Reasons) written.event()).reasons().digest().orElseThrow();
        var other = format.write(stamp(), reasons("why"), Optional.empty())
                .drawn()
                .getFirst()
                .text();
        assertThatExceptionOfType(CorruptJournal.class)
                .isThrownBy(() -> format.read(stored(written.entry()), Map.of(digest, other)))
                .withMessageContaining("log operations, index 3");
    }

    @Test
    void a_disclosure_of_another_name_is_corruption() {
        var foreign = DisclosureText.field("salt", "somethingElse", CanonicalJson.bytes("x"));
        var event =
                new Reasons(new Sealed.Known<>(foreign.digest(), "x"), Optional.empty(), SealedList.fresh(List.of()));
        var written = format.write(stamp(), event, Optional.empty());
        assertThatExceptionOfType(CorruptJournal.class)
                .isThrownBy(() -> format.read(stored(written.entry()), Map.of(foreign.digest(), foreign.text())));
    }

    @Test
    void bytes_that_say_another_thing_than_the_row_are_corruption() {
        var entry =
                stored(format.write(stamp(), reasons("why"), Optional.empty()).entry());
        var moved = new StoredEntry(
                entry.log(), 3, entry.id(), entry.type(), entry.subject(), 8, entry.recorded(), CAUSE, entry.bytes());
        assertThatExceptionOfType(CorruptJournal.class).isThrownBy(() -> format.header(moved));
        assertThatExceptionOfType(CorruptJournal.class).isThrownBy(() -> format.read(moved, Map.of()));
    }

    @Test
    void an_unknown_type_is_kept_as_it_is() {
        var written = format.write(stamp(), reasons("why"), Optional.empty());
        var elsewhere = new EntryFormat(List.of(), Map.of(), Salts.secure());
        var read = elsewhere.read(stored(written.entry()), SealingTest.texts(written.drawn()));
        var unknown = (UnknownType) read.event();
        var reasons = ((Reasons) written.event()).reasons();
        assertThat(unknown.data().get("reasons"))
                .isEqualTo(new Opened(reasons.digest().orElseThrow(), "why"));
    }

    @Test
    void descriptors_that_cannot_be_written_are_refused_when_registered() {
        record Asking(String request) implements Event {}
        record Fraction(Optional<List<Float>> part) implements Event {}
        for (var type : List.<Class<? extends Event>>of(Asking.class, Fraction.class)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new EntryFormat(List.of(new Descriptor(Map.of("x", type))), Map.of(), Salts.secure()));
        }
    }

    /** What Reasons would be, had its first schema called {@code reasons} "grounds" and known no conditions. */
    private static Map<String, Object> fromSchema1(Map<String, Object> old) {
        var data = new HashMap<>(old);
        if (data.containsKey("grounds")) {
            data.put("reasons", data.remove("grounds"));
        }
        return data;
    }

    /** The bytes and disclosures were written once by schema 1 and never change. */
    @Test
    void an_old_schema_is_read_by_upcasting_golden_bytes() throws IOException {
        var golden = (Map<?, ?>) CanonicalJson.parseOwn(resource("golden/returned-schema-1.json"));
        var bytes = CanonicalJson.bytes(golden.get("entry"));
        var entry = new StoredEntry(
                LogName.OPERATIONS,
                3,
                ID,
                "org.sekimori.operation.Returned",
                stamp().subject(),
                7,
                stamp().recorded(),
                CAUSE,
                bytes);
        assertThat(Digest.hex(bytes)).isEqualTo(golden.get("sha256"));
        var disclosures = new HashMap<String, String>();
        ((Map<?, ?>) golden.get("disclosures"))
                .forEach((digest, text) -> disclosures.put((String) digest, (String) text));
        var upcasting = new EntryFormat(
                List.of(DESCRIPTOR),
                Map.of("org.sekimori.operation.Returned", List.of(EntryFormatTest::fromSchema1)),
                Salts.secure());
        var read = upcasting.read(entry, disclosures);
        assertThat(read.header().schema()).isEqualTo(1);
        assertThat(((Reasons) read.event()).reasons().content()).contains("the window is too long");
        var written = upcasting.write(stamp(), reasons("why"), Optional.empty());
        assertThat(upcasting.read(stored(written.entry()), Map.of()).header().schema())
                .isEqualTo(2);
        assertThat(format.read(stored(written.entry()), Map.of()).event())
                .as("a later schema than this hub knows")
                .isInstanceOf(UnknownType.class);
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = EntryFormatTest.class.getResourceAsStream("/" + name)) {
            return stream.readAllBytes();
        }
    }
}
