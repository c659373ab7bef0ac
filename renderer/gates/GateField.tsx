import type { StoreApi } from 'zustand/vanilla';
import { localFigure } from '../ui/format.ts';
import { msg, t } from '../words/t.ts';
import { GateMark } from './GateMark.tsx';
import type { GatePlace, GateProblem, LimitSide } from './gate-table.ts';
import type { GatesState } from './store.ts';

export interface GateFieldProps {
  store: StoreApi<GatesState>;
  place: GatePlace;
  side: LimitSide;
  text: string;
  /** Intent and measure. */
  name: string;
  problem: GateProblem | undefined;
  problemId: string;
}

const SIDE_WORDS: Record<LimitSide, string> = {
  amberAbove: msg('amber above'),
  redAbove: msg('red above'),
  amberBelow: msg('amber below'),
  redBelow: msg('red below'),
};

/** One limit: a number, or nothing. */
export function GateField({ store, place, side, text, name, problem, problemId }: GateFieldProps) {
  const isWrong = problem?.side === side;
  return (
    <label className="gate-field" data-wrong={isWrong || undefined}>
      <GateMark colour={side.startsWith('amber') ? 'amber' : 'red'} size={9} />
      <input
        className="number"
        data-history="window"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        maxLength={12}
        placeholder="–"
        aria-label={`${name}: ${t(SIDE_WORDS[side])}`}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? problemId : undefined}
        value={localFigure(text)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => store.getState().setLimit(place, side, event.target.value)}
        onBlur={() => store.getState().settle()}
      />
    </label>
  );
}
