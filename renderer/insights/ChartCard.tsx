import { type ReactNode, useRef, useState } from 'react';
import { ChartMenu } from './ChartMenu.tsx';
import { ChartRows } from './ChartRows.tsx';
import { type Question, unbroken } from './question.ts';

export interface ChartCardProps {
  question: Question;
  /** Beside the question. */
  action?: ReactNode;
  /** A filter that these figures do not know. */
  apart?: string | undefined;
  children: ReactNode;
}

/** A question, its answer in a sentence, and the chart or its rows. */
export function ChartCard({ question, action, apart, children }: ChartCardProps) {
  const [isTable, setTable] = useState(false);
  const chart = useRef<HTMLDivElement>(null);
  const isEmpty = question.table.rows.length === 0;
  return (
    <section className="chart-card" aria-labelledby={`${question.id}-question`}>
      <header className="chart-head">
        <h2 id={`${question.id}-question`}>{question.question}</h2>
        {apart !== undefined && <span className="chart-apart">{apart}</span>}
        <span className="chart-space" />
        {action}
        {!isEmpty && <ChartMenu question={question} chart={chart} isTable={isTable} onTable={setTable} />}
      </header>
      {question.figure !== undefined && <p className="chart-figure number">{question.figure}</p>}
      <p className="chart-answer">{unbroken(question.answer)}</p>
      {!isEmpty && (
        <>
          {isTable ? (
            <ChartRows table={question.table} />
          ) : (
            <div ref={chart} className="chart-body">
              {children}
            </div>
          )}
          {!isTable && <p className="chart-note">{question.note}</p>}
        </>
      )}
    </section>
  );
}
