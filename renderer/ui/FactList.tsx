export interface FactListProps {
  /** Name and figure of each. */
  facts: readonly (readonly [string, string])[];
  className: string;
}

/** Figures with their names. */
export function FactList({ facts, className }: FactListProps) {
  return (
    <dl className={className}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
