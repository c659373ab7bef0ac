import { GATE_MARK_WORDS } from '../../shared/gate-words.ts';
import type { GateColour } from '../../shared/gates.ts';
import { GateMark } from '../gates/GateMark.tsx';
import { t } from '../words/t.ts';

/** How the team's limits mark a job's proof. */
export function JobGate({ colour }: { colour: GateColour }) {
  const words = t(GATE_MARK_WORDS[colour]);
  return (
    <span className="job-gate" role="img" aria-label={words} title={words}>
      <GateMark colour={colour} />
    </span>
  );
}
