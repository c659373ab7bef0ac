import { implement } from '@orpc/server';
import { type Budgets, type CallFilter, type CallSum, DEFAULT_BUDGETS, type LedgerLine, type RouteLine } from '../../../shared/calls.ts';
import { contract } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';

/** Calls in memory, newest first. */
export interface FakeLedger {
  calls: LedgerLine[];
  budgets: Budgets;
  today: string;
  routeLog: RouteLine[];
}

export function createFakeLedger(): FakeLedger {
  return { calls: [], budgets: DEFAULT_BUDGETS, today: '2026-01-05', routeLog: [] };
}

/** An arrived call at 6.5 cents, unless told otherwise. */
export function fakeCall(number: number, change: Partial<LedgerLine> = {}): LedgerLine {
  const day = change.day ?? '2026-01-05';
  return {
    id: `call-${number}`,
    jobId: `job-${number}`,
    step: 'base',
    key: `key-${number}`,
    model: 'sd3.5-large',
    vendor: 'Stability AI',
    connectionId: 'stability',
    host: 'api.stability.ai',
    kind: 'generate',
    images: 1,
    isPaid: true,
    state: 'arrived',
    reservedMicros: 65_000,
    chargedMicros: 65_000,
    vendorJob: null,
    requestId: `req-${number}`,
    acceptedAt: null,
    errorCode: null,
    message: '',
    day,
    createdAt: `${day}T10:00:00.000Z`,
    prompt: `A picture number ${number}`,
    endedAt: `${day}T10:00:09.000Z`,
    ...change,
  };
}

export function ledgerRoutes(fake: FakeLedger) {
  const os = implement(contract).ledger;
  const sum = (calls: readonly LedgerLine[]) => calls.reduce((total, { chargedMicros }) => total + chargedMicros, 0);
  const isOpen = ({ state }: LedgerLine) => state === 'intent' || state === 'sent' || state === 'maybe-billed';
  const sumsBy = (calls: readonly LedgerLine[], name: 'day' | 'model' | 'connectionId'): CallSum[] =>
    [...new Set(calls.map((call) => call[name]))].map((value) => {
      const own = calls.filter((call) => call[name] === value);
      return { name: value, calls: own.length, chargedMicros: sum(own), openMicros: sum(own.filter(isOpen)) };
    });
  const budgets = () => ({
    budgets: fake.budgets,
    todayMicros: sum(fake.calls.filter(({ day }) => day === fake.today)),
    projectMicros: sum(fake.calls),
    openMicros: sum(fake.calls.filter(isOpen)),
  });
  return {
    list: os.list.handler(({ input: { filter, limit, offset } }) => {
      const found = fake.calls.filter((call) => isWanted(call, filter));
      return {
        calls: found.slice(offset, offset + limit),
        totals: {
          calls: found.length,
          chargedMicros: sum(found),
          openMicros: sum(found.filter(isOpen)),
          byDay: sumsBy(found, 'day'),
          byModel: sumsBy(found, 'model'),
          byConnection: sumsBy(found, 'connectionId'),
        },
      };
    }),
    csv: os.csv.handler(({ input }) => ({
      fileName: 'spring-calls.csv',
      content: fake.calls
        .filter((call) => isWanted(call, input.filter))
        .map(({ id }) => `${id}\r\n`)
        .join(''),
    })),
    inDoubt: os.inDoubt.handler(() => fake.calls.filter(({ state }) => state === 'maybe-billed')),
    budgets: os.budgets.handler(budgets),
    setBudgets: os.setBudgets.handler(({ input }) => {
      fake.budgets = input.budgets;
      return budgets();
    }),
    decide: os.decide.handler(({ input: { callId, wasBilled } }) => {
      const call = fake.calls.find(({ id }) => id === callId);
      if (call?.state !== 'maybe-billed') throw new AppError('conflict', `The call ${callId} is not in doubt.`);
      return Object.assign(call, { state: 'failed', chargedMicros: wasBilled ? call.reservedMicros : 0, message: 'A person looked at the bill.' });
    }),
    routeLog: os.routeLog.handler(({ input }) => fake.routeLog.filter(({ jobId }) => jobId === input.jobId)),
  };
}

function isWanted(call: LedgerLine, { from, to, states, model, connectionId, jobId, onlyCharged }: CallFilter): boolean {
  if ((from && call.day < from) || (to && call.day > to)) return false;
  if (states && states.length > 0 && !states.includes(call.state)) return false;
  if ((model && call.model !== model) || (connectionId && call.connectionId !== connectionId) || (jobId && call.jobId !== jobId)) return false;
  return !onlyCharged || call.chargedMicros > 0;
}
