import type { Schemas } from '../../api/client';
import { Table } from '../../parts/table';
import { useWords, word } from '../../text/language';

type Overlap = NonNullable<Schemas['Conflict']['overlaps']>[number];

/** Which selector meets which, and how. */
export function Overlaps({ overlaps }: { overlaps: Overlap[] }) {
  const { conflicts } = useWords();
  return (
    <Table caption={conflicts.caption} columns={[conflicts.columns.left, conflicts.columns.right, conflicts.columns.how]}>
      {overlaps.map((overlap) => (
        <tr key={`${overlap.left.value} ${overlap.right.value} ${overlap.how}`}>
          <OverlapCells overlap={overlap} />
        </tr>
      ))}
    </Table>
  );
}

/** The cells of one, in the order of the columns: one side, the other, how. */
export function OverlapCells({ overlap }: { overlap: Overlap }) {
  const { conflicts } = useWords();
  return (
    <>
      <td className="selector">
        <bdi>{overlap.left.value}</bdi>
      </td>
      <td className="selector">
        <bdi>{overlap.right.value}</bdi>
      </td>
      <td>{word(conflicts.how, overlap.how)}</td>
    </>
  );
}
