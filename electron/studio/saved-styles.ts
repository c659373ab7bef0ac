import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { type LetteringOptions, type LetteringStyle, letteringStyleSchema } from '../../shared/lettering.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';
import { findStyle } from '../typography/style-presets.ts';

/** The looks that ship with Galley and those that the team saved in this project. */
export interface SavedStyles {
  list(): LetteringStyle[];
  /** A look of the same name is replaced. */
  save(style: Pick<LetteringStyle, 'label' | 'effects' | 'font'>): LetteringStyle;
  /** @throws AppError not-found | forbidden (ships with Galley) */
  remove(id: string): void;
  /** The request with the effects of a saved look instead of its name: a look that changes later must not change what was rendered. @throws AppError not-found */
  filledIn<Request extends { lettering?: LetteringOptions }>(request: Request): Request;
}

const KEY = 'lettering-styles';

export function createSavedStyles(settings: SettingsTable, builtIn: readonly LetteringStyle[]): SavedStyles {
  const saved = (): LetteringStyle[] => {
    const known = z.array(letteringStyleSchema).safeParse(JSON.parse(settings.get(KEY) ?? '[]'));
    return known.success ? known.data : [];
  };
  const keep = (styles: readonly LetteringStyle[]) => settings.set(KEY, JSON.stringify(styles));
  return {
    list: () => [...builtIn, ...saved()],
    save({ label, effects, font }) {
      const id = `saved-${slugOf(label)}`;
      const style = { id, label: label.trim(), effects, font, isBuiltIn: false };
      keep([...saved().filter((other) => other.id !== id), style]);
      return style;
    },
    remove(id) {
      if (builtIn.some((style) => style.id === id))
        throw new AppError('forbidden', `The look “${id}” ships with Galley and cannot be removed.`, { details: { id } });
      const styles = saved();
      if (!styles.some((style) => style.id === id)) throw new AppError('not-found', `There is no saved look “${id}”.`, { details: { id } });
      keep(styles.filter((style) => style.id !== id));
    },
    filledIn(request) {
      const { style: id, ...options } = request.lettering ?? {};
      if (id === undefined) return request;
      const { effects, font, isBuiltIn } = findStyle(id, saved());
      if (isBuiltIn) return request;
      return { ...request, lettering: { ...options, effects: { ...effects, ...options.effects }, font: options.font ?? font ?? undefined } };
    },
  };
}

function slugOf(label: string): string {
  const slug = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return slug === '' ? 'look' : slug.slice(0, 60);
}
