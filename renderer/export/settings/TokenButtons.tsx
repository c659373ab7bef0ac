import { useState } from 'react';
import { EXPORT_TOKENS, type ExportToken } from '../../../shared/export-names.ts';
import { Tip } from '../../ui/Tip.tsx';
import { t } from '../../words/t.ts';
import { NAME_TOKENS } from './tokens.ts';

const COMMON: readonly ExportToken[] = ['project', 'intent', 'slug', 'n', 'scale', 'date'];

/** What can stand in a name; pressed, it goes where the caret is. The rarer ones come when they are asked for. */
export function TokenButtons({ onPick }: { onPick: (token: string) => void }) {
  const [isAll, setAll] = useState(false);
  return (
    <fieldset className="export-tokens" aria-label={t('Add to the names')}>
      {(isAll ? EXPORT_TOKENS : COMMON).map((name) => (
        <Tip key={name} text={t(NAME_TOKENS[name])}>
          <button type="button" className="token" onClick={() => onPick(`{${name}}`)}>
            {`{${name}}`}
          </button>
        </Tip>
      ))}
      <button type="button" className="text-button" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
        {isAll ? t('Fewer') : t('More')}
      </button>
    </fieldset>
  );
}
