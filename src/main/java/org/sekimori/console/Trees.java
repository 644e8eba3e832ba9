package org.sekimori.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Id;
import org.sekimori.operation.Name;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Wire;
import org.sekimori.projection.EntryItem;
import org.sekimori.projection.Page;

/** Writes out trees of the read models; a person becomes the user name. */
record Trees(Supplier<Directory> directory) {
    Buffer json(Map<String, ?> tree) {
        return new JsonObject(object(tree)).toBuffer();
    }

    Buffer page(Page<Map<String, Object>> page) {
        var items = new JsonArray();
        page.items().forEach(item -> items.add(new JsonObject(object(item))));
        return list(items, page.next());
    }

    Buffer texts(Page<String> page) {
        return list(new JsonArray(page.items()), page.next());
    }

    static Buffer list(JsonArray items, Optional<String> next) {
        return new JsonObject()
                .put("items", items)
                .put("next", next.orElse(null))
                .toBuffer();
    }

    /** The stored bytes go out as they stand, not through a parser and a writer. */
    Buffer entries(Page<EntryItem> page) {
        var out = Buffer.buffer("{\"items\":[");
        var comma = "";
        for (var item : page.items()) {
            out.appendString(comma)
                    .appendString("{\"log\":\"" + item.log() + "\",\"index\":" + item.index() + ",\"entry\":")
                    .appendBytes(item.entry())
                    .appendString(",\"disclosures\":")
                    .appendBuffer(new JsonArray(item.disclosures()).toBuffer())
                    .appendString("}");
            comma = ",";
        }
        var next = page.next().map(cursor -> new JsonArray().add(cursor).encode());
        return out.appendString("],\"next\":")
                .appendString(
                        next.map(list -> list.substring(1, list.length() - 1)).orElse("null"))
                .appendString("}");
    }

    private Map<String, Object> object(Map<?, ?> tree) {
        var object = LinkedHashMap.<String, Object>newLinkedHashMap(tree.size());
        tree.forEach((name, value) -> object.put(String.valueOf(name), leaf(value)));
        return object;
    }

    private Object leaf(Object value) {
        return switch (value) {
            case null -> null;
            case PersonId key -> user(key);
            case Id id -> id.value().toString();
            case Name name -> name.value();
            case Wire constant -> constant.wire();
            case Instant instant -> instant.toString();
            case Map<?, ?> object -> object(object);
            case Collection<?> list -> list.stream().map(this::leaf).toList();
            case Optional<?> optional -> leaf(optional.orElse(null));
            case String _, Number _, Boolean _ -> value;
            default -> value.toString();
        };
    }

    /** Somebody who is no longer in the directory stands as the random key. */
    String user(PersonId key) {
        return directory.get().person(key).map(Person::user).orElse(key.value().toString());
    }
}
