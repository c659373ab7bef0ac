import { CircleDollarSign, Gauge, HeartPulse, type LucideIcon, MemoryStick, Repeat, Timer, TriangleAlert, Type } from 'lucide-react';
import { msg, t } from '../words/t.ts';

interface Lesson {
  Icon: LucideIcon;
  question: string;
  /** What has to happen for it. */
  comes: string;
}

const LESSONS: readonly Lesson[] = [
  { Icon: Type, question: msg('Does the lettering come out right?'), comes: msg('Each lettered proof, wrong letters before and after.') },
  { Icon: Timer, question: msg('Where does the time go?'), comes: msg('Each step that ran: median, and 95 of 100.') },
  { Icon: Gauge, question: msg('Is a model getting slower?'), comes: msg('Each model over days and weeks.') },
  { Icon: MemoryStick, question: msg('How much memory does it take?'), comes: msg('The peak of every step.') },
  { Icon: CircleDollarSign, question: msg('What does an approved asset cost?'), comes: msg('What models asked, against what you approved.') },
  { Icon: Repeat, question: msg('How often do we do it again?'), comes: msg('Re-renders and fixes by hand, for each approved asset.') },
  { Icon: TriangleAlert, question: msg('Which model lets us down?'), comes: msg('Failures, memory that ran out, second tries.') },
  { Icon: HeartPulse, question: msg('Has a model changed?'), comes: msg('A golden set that you render again now and then.') },
];

/** The questions that will be answered here, and what each needs. */
export function Lessons() {
  return (
    <ul className="lessons" aria-label={t('What you will see here')}>
      {LESSONS.map(({ Icon, question, comes }) => (
        <li key={question}>
          <Icon size={18} strokeWidth={1.5} aria-hidden />
          <strong>{t(question)}</strong>
          <span>{t(comes)}</span>
        </li>
      ))}
    </ul>
  );
}
