import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { decodeText } from '../../../shared/decode-text.ts';
import { AppError } from '../../../shared/errors.ts';
import { formatGateValue, GATE_MEASURE_WORDS } from '../../../shared/gate-words.ts';
import { GATE_COLOURS, type GateRule, type Gates } from '../../../shared/gates.ts';
import { INTENTS } from '../../../shared/prompt.ts';
import { projectDatabase, projectFolder } from '../../project-folder.ts';
import { createGateService, type GateService } from '../../review/gate-service.ts';
import { openDatabase } from '../../telemetry/database.ts';
import { createSettingsTable } from '../../telemetry/settings-table.ts';
import type { AddCommand } from '../command.ts';
import type { Terminal } from '../terminal.ts';

interface GatesOptions {
  project?: string;
  set?: string;
  try?: string;
  json?: boolean;
}

/** `galley gates [--try FILE | --set FILE] [--json]` */
export const gatesCommand: AddCommand = (program, terminal) => {
  program
    .command('gates')
    .description("show or change the limits that mark a project's proofs green, amber or red; marks never approve")
    .option('--project <dir>', 'the project folder; default: GALLEY_PROJECT, else ~/Galley/sample')
    .option('--try <file>', 'say what the limits of this JSON file would change, and change nothing')
    .addOption(new Option('--set <file>', 'say the same and save them').conflicts('try'))
    .option('--json', 'the limits as JSON; with --try or --set the marks: {now, would, changed}')
    .action((options: GatesOptions) => run(options, terminal));
};

async function run({ project, set, try: tried, json }: GatesOptions, terminal: Terminal): Promise<void> {
  const folder = projectFolder(project, terminal.environment);
  const path = projectDatabase(folder);
  if (!existsSync(path)) throw new AppError('not-found', `There is no Galley project in ${folder}.`, { details: { folder } });
  const file = set ?? tried;
  const wanted = file === undefined ? null : await readGates(file);
  const database = openDatabase(path, { readonly: wanted === null, nativeBinding: terminal.environment.SQLITE_NATIVE_BINDING });
  try {
    const gates = createGateService({ database, settings: createSettingsTable(database) });
    if (wanted === null) show(gates.get(), json === true, terminal);
    else {
      tell(gates, wanted, json === true, terminal);
      if (set === undefined) return;
      gates.save(wanted);
      terminal.say('Saved.');
    }
  } finally {
    database.close();
  }
}

async function readGates(path: string): Promise<Gates> {
  const text = decodeText(await readFile(path), path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid-input', `${path} is no JSON: ${(cause as Error).message}`, { cause, details: { path } });
  }
}

function show(gates: Gates, isJson: boolean, terminal: Terminal): void {
  if (isJson) return terminal.out(JSON.stringify(gates, null, 2));
  const width = Math.max(...Object.values(GATE_MEASURE_WORDS).map(({ label }) => label.length));
  for (const intent of INTENTS) {
    terminal.out(intent);
    if (gates[intent].length === 0) terminal.out('  no limits');
    for (const rule of gates[intent]) terminal.out(`  ${GATE_MEASURE_WORDS[rule.measure].label.padEnd(width)}  ${limitsOf(rule)}`);
  }
}

function limitsOf({ measure, amberAbove, redAbove, amberBelow, redBelow }: GateRule): string {
  const limits = [
    ['amber above', amberAbove],
    ['red above', redAbove],
    ['amber below', amberBelow],
    ['red below', redBelow],
  ] as const;
  return limits.flatMap(([side, limit]) => (limit === null ? [] : `${side} ${formatGateValue(measure, limit, 12)}`)).join(', ') || 'no limit';
}

/** What the limits would make of the proofs that there are. */
function tell(gates: GateService, wanted: Gates, isJson: boolean, terminal: Terminal): void {
  // Marks of an older Galley, or none: compared with those they would tell of changes that nobody makes.
  gates.refresh();
  const effect = gates.tryOut(wanted);
  if (isJson) return terminal.out(JSON.stringify(effect, null, 2));
  const { now, would, changed } = effect;
  const proofs = Object.values(would).reduce((sum, count) => sum + count, 0);
  for (const colour of [...GATE_COLOURS, 'unmarked'] as const) {
    const by = would[colour] - now[colour];
    terminal.out(`${colour.padEnd(8)}  ${would[colour]}${by === 0 ? '' : `  (${by > 0 ? '+' : ''}${by})`}`);
  }
  terminal.out(`${changed} of ${proofs} ${proofs === 1 ? 'proof' : 'proofs'} would carry another mark.`);
}
