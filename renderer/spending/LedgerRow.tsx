import { type LedgerLine, usdText } from '../../shared/calls.ts';
import { ModelName } from '../app/ModelName.tsx';
import { useOpenJobById } from '../queue/use-open-job.ts';
import { formatTime } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { imagesWords, stateOf } from './call-words.ts';

export interface LedgerRowProps {
  /** undefined = not loaded yet. */
  call: LedgerLine | undefined;
  index: number;
  /** px. */
  top: number;
  connections: Readonly<Record<string, string>>;
}

export function LedgerRow({ call, index, top, connections }: LedgerRowProps) {
  const openJob = useOpenJobById();
  const place = { 'aria-rowindex': index + 2, className: 'ledger-row', style: { transform: `translateY(${top}px)` } };
  if (call === undefined) return <tr {...place} />;
  const { words, tone } = stateOf(call);
  const isOpen = call.state === 'intent' || call.state === 'sent' || call.state === 'maybe-billed';
  return (
    <tr {...place}>
      <td className="number">{formatTime(call.createdAt)}</td>
      <td className="ledger-job">
        <button type="button" className="text-button" title={call.prompt} onClick={() => void openJob(call.jobId)}>
          {call.prompt || call.jobId}
        </button>
      </td>
      <td className="ledger-two" title={`${call.vendor}, ${call.host}`}>
        <ModelName id={call.model} />
        <small>{connections[call.connectionId] ?? call.vendor}</small>
      </td>
      <td>{imagesWords(call)}</td>
      <td className="ledger-state" data-tone={tone} title={call.message || undefined}>
        {words}
      </td>
      <td className="number">{call.isPaid ? usdText(call.reservedMicros) : t('free')}</td>
      <td className="number" data-open={isOpen || undefined} title={isOpen && call.isPaid ? t('Set aside; not billed for sure') : undefined}>
        {call.isPaid ? usdText(call.chargedMicros) : '–'}
      </td>
    </tr>
  );
}
