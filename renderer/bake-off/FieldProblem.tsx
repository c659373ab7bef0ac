/** What is wrong with a field; its place is kept by the field's description. */
export function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  return (
    <p id={id} className="sentence-error field-problem" role="status">
      {problem}
    </p>
  );
}
