import { useMemo } from 'react';
import type { Insights } from '../../shared/insights.ts';
import { ChartCard } from './ChartCard.tsx';
import { Dumbbells } from './charts/Dumbbells.tsx';
import { SlopePanels } from './charts/SlopePanels.tsx';
import { letteringQuestion } from './questions/lettering.ts';

/** The typography pass before and after: pair by pair, and what it comes to. */
export function LetteringCard({ insights, apart }: { insights: Insights; apart: string | undefined }) {
  const question = useMemo(() => letteringQuestion(insights), [insights]);
  return (
    <ChartCard question={question} apart={apart}>
      <div className="lettering-plots">
        <SlopePanels panels={question.panels} />
        <Dumbbells proofs={question.proofs} label={question.answer} />
      </div>
    </ChartCard>
  );
}
