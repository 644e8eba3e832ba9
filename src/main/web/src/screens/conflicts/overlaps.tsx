import type { Schemas } from '../../api/client';
import { Table } from '../../parts/table';
import { useWords, word } from '../../text/language';

/** Which selector meets which, and how. */
export function Overlaps({ overlaps }: { overlaps: NonNullable<Schemas['Conflict']['overlaps']> }) {
  const { conflicts } = useWords();
  return (
    <Table caption={conflicts.caption} columns={[conflicts.columns.left, conflicts.columns.right, conflicts.columns.how]}>
      {overlaps.map((overlap) => (
        <tr key={`${overlap.left.value} ${overlap.right.value} ${overlap.how}`}>
          <td className="selector">
            <bdi>{overlap.left.value}</bdi>
          </td>
          <td className="selector">
            <bdi>{overlap.right.value}</bdi>
          </td>
          <td>{word(conflicts.how, overlap.how)}</td>
        </tr>
      ))}
    </Table>
  );
}
