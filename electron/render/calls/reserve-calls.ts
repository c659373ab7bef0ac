import { microsOf, usdText } from '../../../shared/calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RemoteRequest } from '../../models/remote-model.ts';
import { checkBudgets, readBudgets } from '../../telemetry/budgets.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import { type CallerParts, type CallOrder, logLine, type Way } from './call-parts.ts';
import { sharesOf } from './shared-costs.ts';

/**
 * Price, budgets and rows of one request in one transaction: a row for each order, which counts its share of the price.
 * @param mark what a person must know of pictures that are asked for with less than was wanted; '' = nothing
 * @throws AppError price-unknown | budget-exceeded when the share of any of them does not fit: then nothing is reserved
 */
export function reserveCalls(parts: CallerParts, orders: readonly CallOrder[], { model }: Way, request: RemoteRequest, mark: string): StoredCall[] {
  const { calls, clock, createId } = parts;
  const { host, vendor, connectionId, label, capabilities } = model;
  const usd = model.price(request);
  const isPaid = capabilities.isPaid || (usd ?? 0) > 0;
  if (isPaid && usd === null) throw priceUnknown(orders[0], { model });
  const shares = sharesOf(isPaid ? microsOf(usd ?? 0) : 0, orders.length);
  const batchId = orders.length > 1 ? createId() : null;
  const ids = orders.map(() => createId());
  const canResume = capabilities.resume && model.resume !== undefined;
  const images = orders.length > 1 ? 1 : request.seeds.length;
  parts.transact(() => {
    const at = clock();
    for (const [index, { jobId, step, key, ...order }] of orders.entries()) {
      const reservedMicros = shares[index];
      if (isPaid) checkBudgets(readBudgets(parts.settings), calls.committed(jobId, at), reservedMicros, `${label} at ${vendor}`);
      const batch = batchId === null ? null : { id: batchId, index, size: orders.length };
      const row = { id: ids[index], jobId, step, key, model: model.id, vendor, connectionId, host, kind: request.kind };
      calls.intend({ ...row, images, isPaid, canResume, reservedMicros, batch, mark }, at);
      const price = isPaid ? `for ${usdText(reservedMicros)}` : 'free of charge';
      const what = `${images === 1 ? 'one picture' : `${images} pictures`} of ${request.width} × ${request.height}`;
      const about = { ...order, jobId, step, host };
      logLine(parts, about, 'call', `${label} at ${vendor} is asked for ${what}, ${price}${besideText(orders.length - 1)}.`, isPaid ? reservedMicros : null);
    }
  });
  return ids.map((id) => calls.get(id)!);
}

/** "", ", rendered together with one other", ", rendered together with 3 others". */
function besideText(others: number): string {
  if (others === 0) return '';
  return `, rendered together with ${others === 1 ? 'one other' : `${others} others`}`;
}

function priceUnknown({ model }: CallOrder, { model: { label, vendor, connectionId } }: Pick<Way, 'model'>): AppError {
  const message = `Nobody knows what one image of ${label} at ${vendor} costs, so it is not asked. Say it on the Models page: "assumed price" (assumedUsd) of ${model} in the connection ${connectionId}.`;
  return new AppError('price-unknown', message, { details: { model, connectionId } });
}
