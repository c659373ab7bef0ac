import { Choice, type ChoiceProps } from '../../ui/Choice.tsx';

export interface ChoiceLineProps<Value extends string> extends ChoiceProps<Value> {
  /** What it is good for. */
  about?: string;
}

/** A drop-down under its words. */
export function ChoiceLine<Value extends string>({ about, ...choice }: ChoiceLineProps<Value>) {
  return (
    <div className="labelled export-choice">
      {choice.label}
      <Choice {...choice} />
      {about !== undefined && <p className="export-about">{about}</p>}
    </div>
  );
}
