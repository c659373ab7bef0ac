import { useEffect, useState } from 'react';
import type { Connection } from '../../../shared/connections.ts';
import type { Matrix } from '../../../shared/routing.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { namedIn, withFirst } from './everywhere.ts';

/** A model that no row of the matrix names is never asked: says so, and puts it first where that is wanted. */
export function WhoGetsIt({ connection: { models } }: { connection: Connection }) {
  const { client, notices, undo } = useStores();
  const [matrix, setMatrix] = useState<Matrix | null>(null);
  useEffect(() => {
    client.matrix.get().then(
      (version) => setMatrix(version.matrix),
      (error) => notices.getState().fail(error),
    );
  }, [client, notices]);
  if (matrix === null || models.length === 0) return null;
  const [first] = models;
  const named = namedIn(
    matrix,
    models.map(({ id }) => id),
  );
  const labelOf = (id: string) => models.find((model) => model.id === id)?.label ?? id;

  async function save(wanted: Matrix, note: string): Promise<void> {
    setMatrix((await client.matrix.save({ matrix: wanted, note })).matrix);
  }
  async function putFirst(before: Matrix): Promise<void> {
    const wanted = withFirst(before, first.id);
    const note = t('{model} first, everywhere', { model: first.label });
    try {
      await save(wanted, note);
      undo.getState().did({ title: note, undo: () => save(before, t('Taken back: {what}', { what: note })), redo: () => save(wanted, note) });
    } catch (error) {
      notices.getState().fail(error);
    }
  }

  return named.length > 0 ? (
    <p>{t('New prompts go to {models} where the matrix names it.', { models: named.map(labelOf).join(', ') })}</p>
  ) : (
    <div className="connect-use">
      <p>{t('No row of the matrix names its models yet, so no prompt goes there.')}</p>
      <button type="button" className="button" onClick={() => void undo.getState().doing(putFirst(matrix))}>
        {t('Use {model} for every new prompt', { model: first.label })}
      </button>
    </div>
  );
}
