package org.sekimori.journal;

import java.util.Set;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** Sealed components; the form says how they stand. */
final class SealedShapes {
    private SealedShapes() {}

    record Field(Shape content) implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return form.seal().write((Sealed<?>) value, content, form);
        }

        @Override
        public Object read(Object tree, Form form) {
            return form.seal().read(tree, content, form);
        }

        @Override
        public Object absent(Form form) {
            return form.seal().absent();
        }

        @Override
        public Object rewrite(String name, Object value, Rewrite rewrite) {
            return rewrite.field(name, (Sealed<?>) value, content);
        }

        @Override
        public boolean seals(Set<Shape> seen) {
            return true;
        }

        @Override
        public boolean isSealed() {
            return true;
        }
    }

    record Items(Shape content) implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return form.seal().writeList((SealedList<?>) value, content, form);
        }

        @Override
        public Object read(Object tree, Form form) {
            return form.seal().readList(tree, content, form);
        }

        @Override
        public Object absent(Form form) {
            return form.seal().absentList();
        }

        @Override
        public Object rewrite(String name, Object value, Rewrite rewrite) {
            return rewrite.list(name, (SealedList<?>) value, content);
        }

        @Override
        public boolean seals(Set<Shape> seen) {
            return true;
        }

        @Override
        public boolean isSealed() {
            return true;
        }
    }
}
