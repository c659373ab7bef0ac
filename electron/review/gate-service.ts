import { AppError } from '../../shared/errors.ts';
import { defaultGates, type GateColour, type Gates, gatesSchema, markOf } from '../../shared/gates.ts';
import type { Database } from '../telemetry/database.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';
import { GATE_VALUES_SQL, type GateValuesRecord, gateValuesOf } from './gate-rows.ts';

/** How many proofs carry which mark; `unmarked`: no rule applies to them. */
export type GateCounts = Record<GateColour | 'unmarked', number>;

/** The team's limits on measures, and the marks that follow from them. Nothing here approves or rejects. */
export interface GateService {
  get(): Gates;
  /** Marks every proof anew. @throws AppError invalid-input */
  save(gates: Gates): Gates;
  /** How the proofs are marked, how they would be, and how many would carry another mark; nothing is changed. @throws AppError invalid-input */
  tryOut(gates: Gates): { now: GateCounts; would: GateCounts; changed: number };
  /** Marks a proof that was just made. */
  mark(proofId: string): void;
  /** Marks every proof anew if its mark was made with other limits, by an older Galley for one. */
  refresh(): void;
}

export interface GateParts {
  database: Database;
  settings: SettingsTable;
}

const KEY = 'gates';
/** The limits that the marks in the table were made with. */
const MARKED_WITH = 'gates-marked-with';

export function createGateService({ database, settings }: GateParts): GateService {
  const all = database.prepare<[], GateValuesRecord>(GATE_VALUES_SQL);
  const one = database.prepare<[string], GateValuesRecord>(`${GATE_VALUES_SQL} WHERE proofs.id = ?`);
  const keep = database.prepare('UPDATE proofs SET gate = ? WHERE id = ?');

  function get(): Gates {
    const stored = settings.get(KEY);
    return stored === null ? defaultGates() : gatesSchema.parse(JSON.parse(stored));
  }
  const colourOf = (gates: Gates, record: GateValuesRecord) => markOf(gates[record.intent], gateValuesOf(record)).colour;

  const markAll = database.transaction((gates: Gates) => {
    for (const record of all.all()) {
      const colour = colourOf(gates, record);
      if (colour !== record.gate) keep.run(colour, record.id);
    }
    settings.set(MARKED_WITH, JSON.stringify(gates));
  });
  const save = database.transaction((gates: Gates) => {
    settings.set(KEY, JSON.stringify(gates));
    markAll(gates);
  });

  return {
    get,
    save(input) {
      const gates = parse(input);
      save.immediate(gates);
      return gates;
    },
    tryOut(input) {
      const gates = parse(input);
      const now = none();
      const would = none();
      let changed = 0;
      for (const record of all.iterate()) {
        const colour = colourOf(gates, record);
        now[record.gate ?? 'unmarked']++;
        would[colour ?? 'unmarked']++;
        if (colour !== record.gate) changed++;
      }
      return { now, would, changed };
    },
    mark(proofId) {
      const record = one.get(proofId);
      if (record) keep.run(colourOf(get(), record), proofId);
    },
    refresh() {
      const gates = get();
      if (settings.get(MARKED_WITH) !== JSON.stringify(gates)) markAll.immediate(gates);
    },
  };
}

function none(): GateCounts {
  return { green: 0, amber: 0, red: 0, unmarked: 0 };
}

function parse(gates: Gates): Gates {
  const parsed = gatesSchema.safeParse(gates);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new AppError('invalid-input', `The gates are not right at ${path.join('.') || 'their root'}: ${message}.`, { details: { path } });
}
