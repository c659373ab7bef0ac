import type { Difference } from './differences.ts';

/** Before and after, place by place. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  return (
    <dl className="difference-list">
      {differences.map(({ place, before, after }) => (
        <div key={place}>
          <dt>{place}</dt>
          <dd>
            <del>{before}</del>
            <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
