import { type LedgerLine, usdText } from '../../shared/calls.ts';
import { ModelName } from '../app/ModelName.tsx';
import { useOpenJobById } from '../queue/use-open-job.ts';
import { formatTime } from '../ui/format.ts';
import { t, tx } from '../words/t.ts';
import { doubtWords } from './call-words.ts';

export interface DoubtItemProps {
  call: LedgerLine;
  isDeciding: boolean;
  onDecide: (wasBilled: boolean) => void;
}

export function DoubtItem({ call, isDeciding, onDecide }: DoubtItemProps) {
  const openJob = useOpenJobById();
  const reference = call.requestId ?? call.vendorJob;
  return (
    <li className="doubt">
      <div className="doubt-words">
        <p className="doubt-what">
          {tx('<b>{amount}</b> at {vendor} for <m></m>, {time}', {
            amount: usdText(call.reservedMicros),
            vendor: call.vendor,
            time: formatTime(call.createdAt),
            b: (chunks) => <strong className="number">{chunks}</strong>,
            m: () => <ModelName id={call.model} />,
          })}
          {reference !== null && <span className="selectable"> ({reference})</span>}
        </p>
        <p className="doubt-why">{doubtWords(call)}</p>
        <button type="button" className="text-button doubt-job" onClick={() => void openJob(call.jobId)}>
          {call.prompt || t('Its job')}
        </button>
      </div>
      <div className="doubt-buttons">
        <button type="button" className="button" disabled={isDeciding} onClick={() => onDecide(true)}>
          {t('It was billed')}
        </button>
        <button type="button" className="button" disabled={isDeciding} onClick={() => onDecide(false)}>
          {t('It was not')}
        </button>
      </div>
    </li>
  );
}
