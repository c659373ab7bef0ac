import { usdText } from '../../shared/calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import type { RouteLog } from '../telemetry/route-log.ts';

interface SecondBillParts {
  calls: Pick<CallTable, 'undecidedOfJob' | 'accept'>;
  routeLog: RouteLog;
  transact: (write: () => void) => void;
  clock: () => Date;
}

/**
 * Looks whether jobs that are to run again have calls that may have been billed, and notes a person's word for them.
 * @throws AppError conflict when there are some and the word was not given
 */
export function secondBills({ calls, routeLog, transact, clock }: SecondBillParts, jobIds: readonly string[], isAccepted: boolean): void {
  const unclear = jobIds.flatMap((jobId) => calls.undecidedOfJob(jobId).map((call) => ({ ...call, jobId })));
  if (unclear.length === 0) return;
  const micros = unclear.reduce((sum, { chargedMicros }) => sum + chargedMicros, 0);
  if (!isAccepted) {
    const jobs = new Set(unclear.map(({ jobId }) => jobId)).size;
    const what = jobs === 1 ? 'A call of this job' : `Calls of ${jobs} of these jobs`;
    throw new AppError(
      'conflict',
      `${what} may have been billed (${usdText(micros)}). Retry again and accept a second bill, or look at the vendor's bill first.`,
      {
        details: { jobIds: [...new Set(unclear.map(({ jobId }) => jobId))], micros, needs: 'acceptSecondBill' },
      },
    );
  }
  transact(() => {
    const at = clock();
    calls.accept(
      unclear.map(({ id }) => id),
      at,
    );
    for (const { jobId, step, model, host, chargedMicros, vendor } of unclear) {
      const message = `A person accepted that the picture may be billed a second time: ${vendor} may have billed ${usdText(chargedMicros)} already.`;
      routeLog.add({ jobId, step, at: at.toISOString(), model, host, event: 'accepted', message, micros: chargedMicros });
    }
  });
}
