package org.sekimori.journal;

import java.util.ArrayList;
import java.util.List;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** Bodies: a content stands in plain, as if it were not sealed; what is withheld is left out. */
final class PlainSeals implements SealForm {
    @Override
    public Object write(Sealed<?> sealed, Shape content, Form form) {
        return sealed.content().map(value -> content.write(value, form)).orElse(null);
    }

    @Override
    public Sealed<?> read(Object tree, Shape content, Form form) {
        return Sealed.fresh(content.read(tree, form));
    }

    @Override
    public Object writeList(SealedList<?> sealed, Shape content, Form form) {
        return sealed instanceof SealedList.Withheld<?> ? null : items(sealed.items(), content, form);
    }

    @Override
    public SealedList<?> readList(Object tree, Shape content, Form form) {
        return SealedList.fresh(values(tree, content, form));
    }

    static List<Object> items(List<?> values, Shape content, Form form) {
        var list = new ArrayList<>(values.size());
        for (var value : values) {
            try {
                list.add(content.write(value, form));
            } catch (Malformed e) {
                throw e.under(Integer.toString(list.size()));
            }
        }
        return list;
    }

    static List<Object> values(Object tree, Shape content, Form form) {
        if (!(tree instanceof List<?> list)) {
            throw Malformed.here("wrong-type", "a list");
        }
        var values = new ArrayList<>(list.size());
        for (var item : list) {
            try {
                values.add(content.read(item, form));
            } catch (Malformed e) {
                throw e.under(Integer.toString(values.size()));
            }
        }
        return values;
    }
}
