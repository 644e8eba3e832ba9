package org.sekimori.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekimori.journal.Bodies.Agency;
import org.sekimori.journal.Bodies.Clear;
import org.sekimori.journal.Bodies.Confidence;
import org.sekimori.journal.Bodies.Covers;
import org.sekimori.journal.Bodies.PersonId;
import org.sekimori.journal.Bodies.Proposal;
import org.sekimori.journal.Bodies.Reasons;
import org.sekimori.journal.Bodies.Window;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;

class RecordMapperTest {
    private static final UUID ID = UUID.fromString("01975c2e-0000-7000-8000-000000000001");
    private final RecordMapper body = RecordMapper.body();

    record Everything(
            String text,
            int small,
            Long large,
            Boolean yes,
            Instant at,
            java.time.Duration every,
            UUID id,
            Agency agency,
            Set<Confidence> confidences,
            PersonId person,
            Optional<String> absent,
            List<Window> windows,
            Map<Agency, PersonId> officers,
            Covers covers,
            Subject subject) {}

    private static String json(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static Malformed refusal(Class<?> type, String json) {
        return catchThrowableOfType(
                Malformed.class,
                () -> RecordMapper.body().read(type, json.replace('`', '"').getBytes(UTF_8)));
    }

    @Test
    void every_type_has_its_form() {
        var at = Instant.parse("2026-11-22T09:30:00.123456789Z");
        var everything = new Everything(
                "関守",
                -1,
                CanonicalJson.MAX_INTEGER,
                true,
                at,
                java.time.Duration.ofMinutes(30),
                ID,
                Agency.SELF_DEFENSE,
                Set.of(Confidence.VERY_HIGH, Confidence.LOW),
                new PersonId(ID),
                Optional.empty(),
                List.of(new Window(Instant.EPOCH, at)),
                Map.of(Agency.POLICE, new PersonId(ID)),
                new Covers.OneTask(ID),
                new Subject(Subject.Kind.SITTING, ID));
        var id = "\"" + ID + "\"";
        assertThat(json(body.bytes(everything)))
                .isEqualTo(("{`agency`:`self-defense`,`at`:`2026-11-22T09:30:00.123456Z`,"
                                + "`confidences`:[`low`,`very-high`],`covers`:{`is`:`one-task`,`task`:ID},"
                                + "`every`:`PT30M`,`id`:ID,`large`:9007199254740991,`officers`:{`police`:ID},"
                                + "`person`:ID,`small`:-1,`subject`:{`id`:ID,`kind`:`sitting`},`text`:`関守`,"
                                + "`windows`:[{`from`:`1970-01-01T00:00:00Z`,`to`:`2026-11-22T09:30:00.123456Z`}],"
                                + "`yes`:true}")
                        .replace('`', '"')
                        .replace("ID", id));
        var read = body.read(Everything.class, body.bytes(everything));
        assertThat(read.at()).isEqualTo(Instant.parse("2026-11-22T09:30:00.123456Z"));
        assertThat(body.bytes(read)).isEqualTo(body.bytes(everything));
    }

    @Test
    void any_offset_is_read_and_utc_is_written() {
        var window = body.read(
                Window.class,
                "{\"from\":\"2026-11-22T09:30:00+09:00\",\"to\":\"2026-11-22T00:30:00.5Z\"}".getBytes(UTF_8));
        assertThat(json(body.bytes(window)))
                .isEqualTo("{\"from\":\"2026-11-22T00:30:00Z\",\"to\":\"2026-11-22T00:30:00.500Z\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "[]|wrong-type|''",
                "{`from`:`2026-11-22T09:30:00Z`}|missing-field|/to",
                "{`from`:`2026-11-22T09:30:00Z`,`to`:null}|wrong-type|/to",
                "{`from`:`2026-11-22T09:30:00Z`,`to`:1}|wrong-type|/to",
                "{`from`:`2026-11-22T09:30:00Z`,`to`:`2026-11-22T09:30:00`}|unknown-value|/to",
                "{`from`:`2026-11-22T09:30:00Z`,`to`:`+12026-11-22T09:30:00Z`}|unknown-value|/to",
                "{`from`:`2026-11-22T09:30:00Z`,`to`:`2026-11-23T09:30:00Z`,`a/b`:1}|unknown-field|/a~1b",
                "{`from`:`2026-11-22T09:30:00Z`,`to`:`2026-11-22T09:30:00Z`}|out-of-range|''",
            })
    void a_wrong_window_is_refused_with_its_place(String json, String code, String pointer) {
        var refusal = refusal(Window.class, json);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    @Test
    void a_constructors_refusal_says_what_was_expected() {
        assertThat(refusal(Window.class, "{`from`:`2026-11-22T09:30:00Z`,`to`:`2026-11-22T09:30:00Z`}")
                        .expected())
                .isEqualTo("a window that ends after it begins");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{`is`:`nothing`}|unknown-value|/is",
                "{`is`:1}|wrong-type|/is",
                "{}|missing-field|/is",
                "{`is`:`everything`,`task`:1}|unknown-field|/task",
                "{`is`:`one-task`}|missing-field|/task",
                "{`is`:`one-task`,`task`:`1-1-1-1-1`}|unknown-value|/task",
                "{`is`:`some-targets`,`targets`:[`01975c2e-0000-7000-8000-000000000001`,`01975C2E-0000-7000-8000-000000000001`]}|duplicate-item|/targets/1",
            })
    void a_wrong_choice_is_refused_with_its_place(String json, String code, String pointer) {
        var refusal = refusal(Covers.class, json);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{`text`:``,`numbers`:[1,2147483648]}|out-of-range|/numbers/1",
                "{`text`:``,`numbers`:[1,`2`]}|wrong-type|/numbers/1",
                "{`text`:``,`numbers`:[1,2.0]}|not-an-integer|/numbers/1",
                "{`text`:``,`numbers`:{}}|wrong-type|/numbers",
            })
    void a_wrong_list_is_refused_with_its_place(String json, String code, String pointer) {
        var refusal = refusal(Clear.class, json);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    @Test
    void bodies_hold_sealed_contents_in_plain_and_read_them_as_fresh() {
        var reasons = new Reasons(
                Sealed.fresh("because"), Optional.of(Sealed.fresh("so")), SealedList.fresh(List.of("first", "second")));
        var bytes = body.bytes(reasons);
        assertThat(json(bytes))
                .isEqualTo("{\"conditions\":[\"first\",\"second\"],\"reasons\":\"because\",\"remark\":\"so\"}");
        assertThat(body.read(Reasons.class, bytes)).isEqualTo(reasons);
    }

    @Test
    void bodies_leave_out_what_is_withheld() {
        var reasons = new Reasons(
                new Sealed.Withheld<>("d"),
                Optional.empty(),
                new SealedList.Known<>("e", List.of(new Sealed.Withheld<>("f"), new Sealed.Known<>("g", "second"))));
        assertThat(json(body.bytes(reasons))).isEqualTo("{\"conditions\":[\"second\"]}");
    }

    @Test
    void snapshots_hold_digests_only() {
        var reasons = new Reasons(
                new Sealed.Known<>("d", "because"), Optional.empty(), new SealedList.Known<>("e", List.of()));
        var snapshot = RecordMapper.snapshot();
        var bytes = snapshot.bytes(reasons);
        assertThat(json(bytes)).isEqualTo("{\"conditions\":{\"sd\":\"e\"},\"reasons\":{\"sd\":\"d\"}}");
        assertThat(snapshot.read(Reasons.class, bytes))
                .isEqualTo(new Reasons(new Sealed.Withheld<>("d"), Optional.empty(), new SealedList.Withheld<>("e")));
    }

    @Test
    void a_snapshot_of_what_was_never_sealed_is_an_error() {
        var fresh = new Reasons(Sealed.fresh("because"), Optional.empty(), SealedList.fresh(List.of()));
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordMapper.snapshot().bytes(fresh));
    }

    @Test
    void identifiers_may_have_another_name_outside() {
        var named = body.withIds(
                PersonId.class,
                name -> {
                    if (!name.equals("police")) {
                        throw new IllegalArgumentException();
                    }
                    return ID;
                },
                id -> "police");
        record Officer(PersonId officer, Map<PersonId, Boolean> present, SealedList<PersonId> heard) {}
        var officer = new Officer(
                new PersonId(ID), Map.of(new PersonId(ID), true), SealedList.fresh(List.of(new PersonId(ID))));
        assertThat(json(named.bytes(officer)))
                .isEqualTo("{\"heard\":[\"police\"],\"officer\":\"police\",\"present\":{\"police\":true}}");
        assertThat(named.read(Officer.class, named.bytes(officer))).isEqualTo(officer);
        var refusal = catchThrowableOfType(
                Malformed.class,
                () -> named.read(Officer.class, Map.of("officer", "nobody", "present", Map.of(), "heard", List.of())));
        assertThat(refusal.pointer()).isEqualTo("/officer");
        assertThat(refusal.code()).isEqualTo("unknown-value");
    }

    @Test
    void types_without_a_form_are_found_on_first_use() {
        record Fraction(double value) {}
        record SealedInClearList(List<Sealed<String>> items) {}
        record Twice(Sealed<Reasons> reasons) {}
        assertThatIllegalArgumentException().isThrownBy(() -> body.write(new Fraction(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> body.write(new SealedInClearList(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> body.write(new Twice(new Sealed.Withheld<>("d"))));
    }

    record Tree(String name, List<Tree> children) {}

    @Test
    void a_record_may_contain_itself() {
        var tree = new Tree("a", List.of(new Tree("b", List.of())));
        assertThat(body.read(Tree.class, body.bytes(tree))).isEqualTo(tree);
    }

    @Property(tries = 200)
    void nothing_is_lost_on_the_wire(@ForAll("proposals") Proposal proposal) {
        var wire = RecordMapper.wire();
        assertThat(wire.read(Proposal.class, wire.bytes(proposal))).isEqualTo(proposal);
        var sealed = new Sealing(Salts.secure()).seal(proposal, Kept.none()).value();
        assertThat(wire.read(Proposal.class, wire.bytes(sealed))).isEqualTo(sealed);
        var withheld = RecordMapper.snapshot()
                .read(Proposal.class, RecordMapper.snapshot().bytes(sealed));
        assertThat(wire.read(Proposal.class, wire.bytes(withheld))).isEqualTo(withheld);
    }

    @Property(tries = 100)
    void bodies_are_read_back(@ForAll("proposals") Proposal proposal) {
        assertThat(body.read(Proposal.class, body.bytes(proposal))).isEqualTo(proposal);
    }

    @Provide
    Arbitrary<Proposal> proposals() {
        return Proposals.fresh();
    }
}
