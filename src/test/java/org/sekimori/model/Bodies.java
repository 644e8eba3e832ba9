package org.sekimori.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Command;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;

/**
 * Commands of the small world as bodies, and back as fresh as the hub reads them. What the small world has once for all
 * its cases is this walk's own here: the case, the campaign, and the selectors, so that no two walks meet.
 */
record Bodies(String campaign, String mark) {
    private static final RecordMapper MAPPER = RecordMapper.body()
            .withIds(
                    PersonId.class,
                    user -> SmallWorld.id(user).value(),
                    key -> SmallWorld.RULES
                            .directory()
                            .person(new PersonId(key))
                            .orElseThrow()
                            .user());
    private static final String DOMAIN = ".example";

    /** @param operation the case; any before there is one */
    Map<String, Object> body(Command command, UUID operation) {
        var tree = MAPPER.write(command);
        return map(rewritten("", ofProposal(command.getClass()) ? map(tree).get("proposal") : tree, operation));
    }

    /** What the hub reads in that body. */
    static Command command(Class<? extends Command> type, Map<String, Object> body) {
        return MAPPER.read(type, ofProposal(type) ? Map.of("proposal", body) : body);
    }

    /** The same with other words; equal where nothing is said. */
    static Map<String, Object> otherwise(Map<String, Object> body) {
        return map(reworded(body));
    }

    private static boolean ofProposal(Class<? extends Command> type) {
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == Proposal.class;
    }

    private static Object reworded(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var next = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> next.put((String) name, reworded(value)));
                yield next;
            }
            case List<?> list -> list.stream().map(Bodies::reworded).toList();
            case String text -> text.replace(Words.SECRET, "said otherwise");
            default -> tree;
        };
    }

    private Object rewritten(String name, Object tree, UUID operation) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var next = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> next.put((String) key, rewritten((String) key, value, operation)));
                yield next;
            }
            case List<?> list ->
                list.stream().map(one -> rewritten(name, one, operation)).toList();
            case String _ when name.equals("campaign") -> campaign;
            case String _ when name.equals("operation") -> operation.toString();
            case String selector
            when name.equals("value") && !selector.contains(mark) -> selector.replace(DOMAIN, "-" + mark + DOMAIN);
            default -> tree;
        };
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> map(Object tree) {
        return (Map<String, Object>) tree;
    }
}
