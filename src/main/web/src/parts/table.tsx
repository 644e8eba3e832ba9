import type { ReactNode } from 'react';

/** A table that scrolls by itself where it is too wide, or stacks its cells; its caption is for those who do not see the heading above it. */
export function Table({ caption, columns, children, stacks = false }: { caption: string; columns: string[]; children: ReactNode; stacks?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className={`table-scroll ${stacks ? 'table-stacks' : ''}`} role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
