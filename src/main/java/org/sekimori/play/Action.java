package org.sekimori.play;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an actor can do, by the names that the hub's policies use, and where the contract has it. */
enum Action {
    CAMPAIGN_CREATE("campaign-create", "/api/campaigns"),
    ACTIVITY_CREATE("activity-create", "/api/activities"),
    ACTIVITY_REVISE("activity-revise", "/api/activities/{activity}/commands/revise"),
    ACTIVITY_START("activity-start", "/api/activities/{activity}/commands/start"),
    ACTIVITY_CLOSE("activity-close", "/api/activities/{activity}/commands/close"),
    ACTIVITY_CANCEL("activity-cancel", "/api/activities/{activity}/commands/cancel"),
    CREATE("create", "/api/operations"),
    REVISE("revise"),
    SUBMIT("submit"),
    WITHDRAW("withdraw"),
    GRANT("grant"),
    REFUSE("refuse"),
    RETURN("return"),
    TAKE_NOTE("take-note"),
    AMEND("amend"),
    WITHDRAW_AMENDMENT("withdraw-amendment"),
    ACKNOWLEDGE_SCOPE("acknowledge-scope"),
    INVOKE_EXCEPTION("invoke-exception"),
    TASK("task"),
    ACCEPT("accept"),
    READY("ready"),
    DECLINE("decline"),
    START("start"),
    LOG("log"),
    CORRECT("correct"),
    NOTE("note"),
    HALT("halt"),
    ACKNOWLEDGE_HALT("acknowledge-halt"),
    RESUME("resume"),
    END("end"),
    REPORT("report"),
    NOTIFY_COMMITTEE("notify-committee"),
    ANSWER_RECOMMENDATION("answer-recommendation"),
    ANSWER_SUPPLEMENT("answer-supplement"),
    ANSWER_OBLIGATION("answer-obligation"),
    REVOKE("revoke"),
    CLOSE("close"),
    SITTING_CREATE("sitting-create", "/api/sittings"),
    SITTING_MOVE("sitting-move", "/api/sittings/{sitting}/commands/move"),
    SITTING_WITHDRAW("sitting-withdraw", "/api/sittings/{sitting}/commands/withdraw"),
    SITTING_VOTE("sitting-vote", "/api/sittings/{sitting}/commands/vote"),
    SITTING_DECIDE("sitting-decide", "/api/sittings/{sitting}/commands/decide"),
    SITTING_ATTEND("sitting-attend", "/api/sittings/{sitting}/commands/attend"),
    SITTING_LEAVE("sitting-leave", "/api/sittings/{sitting}/commands/leave"),
    SITTING_RECUSE("sitting-recuse", "/api/sittings/{sitting}/commands/recuse"),
    SITTING_HEAR("sitting-hear", "/api/sittings/{sitting}/commands/hear"),
    SITTING_CLOSE("sitting-close", "/api/sittings/{sitting}/commands/close"),
    SITTING_ADJOURN("sitting-adjourn", "/api/sittings/{sitting}/commands/adjourn"),
    CONFLICT_OWN("conflict-own", "/api/conflicts/{conflict}/commands/own"),
    CONFLICT_DISPOSE("conflict-dispose", "/api/conflicts/{conflict}/commands/dispose"),
    CONFLICT_OVERRIDE("conflict-override", "/api/conflicts/{conflict}/commands/override"),
    LOOK_CAMPAIGN("look-campaign", "/api/campaigns/{campaign}"),
    LOOK_CASE("look-case", "/api/operations/{operation}"),
    LOOK_SITTING("look-sitting", "/api/sittings/{sitting}"),
    LOOK_CONFLICT("look-conflict", "/api/conflicts/{conflict}");

    private final String word;
    private final String path;

    Action(String word) {
        this(word, "/api/operations/{operation}/commands/" + word);
    }

    Action(String word, String path) {
        this.word = word;
        this.path = path;
    }

    static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findAny();
    }

    static String words() {
        return Arrays.stream(values()).map(Action::word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }

    /** Reads and changes nothing. */
    boolean looks() {
        return word.startsWith("look-");
    }

    /** What it is done to, for example {@code operation}; empty for what creates something. */
    Optional<String> kind() {
        int open = path.indexOf('{');
        return open < 0 ? Optional.empty() : Optional.of(path.substring(open + 1, path.indexOf('}')));
    }

    /** The kind that later steps then mean when they name none; empty for what creates nothing. */
    Optional<String> creates() {
        return switch (this) {
            case CAMPAIGN_CREATE -> Optional.of("campaign");
            case ACTIVITY_CREATE -> Optional.of("activity");
            case CREATE -> Optional.of("operation");
            case SITTING_CREATE -> Optional.of("sitting");
            default -> Optional.empty();
        };
    }

    String path(String id) {
        return kind().map(kind -> path.replace("{" + kind + "}", id)).orElse(path);
    }
}
