import { Info, type LucideIcon, OctagonX, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ExportFix, ExportIssue } from '../../../shared/export-checks.ts';
import { useStores } from '../../app/stores.ts';
import { Tip } from '../../ui/Tip.tsx';
import { say } from '../../words/say.ts';
import { msg, t } from '../../words/t.ts';
import type { ExportStores } from '../use-export-stores.ts';
import { fixWords } from './issue-words.ts';

const LOOKS: Readonly<Record<ExportIssue['severity'], { Icon: LucideIcon; label: string }>> = {
  error: { Icon: OctagonX, label: msg('Stops the export') },
  warning: { Icon: TriangleAlert, label: msg('Worth a look') },
  note: { Icon: Info, label: msg('Good to know') },
};

export interface IssueLineProps extends Pick<ExportStores, 'setup'> {
  issue: ExportIssue;
}

/** One problem or note: a sentence, the files it is about, and buttons that put it right. */
export function IssueLine({ issue, setup }: IssueLineProps) {
  const { severity, sentence, fixes, examples } = issue;
  const { Icon, label } = LOOKS[severity];
  return (
    <li className="export-issue" data-severity={severity}>
      <Icon size={15} aria-label={t(label)} />
      <div>
        <p title={examples.join('\n')}>{say(sentence)}</p>
        {fixes.length > 0 && (
          <span className="export-fixes">
            {fixes.map((fix) => (
              <FixButton key={fix.id} fix={fix} example={examples[0]} setup={setup} />
            ))}
          </span>
        )}
      </div>
    </li>
  );
}

interface FixButtonProps extends Pick<ExportStores, 'setup'> {
  fix: ExportFix;
  /** Path of the first file that the issue is about. */
  example: string | undefined;
}

function FixButton({ fix, example, setup }: FixButtonProps) {
  const { navigation, review, session, workbench } = useStores();
  const canChooseFolder = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  const words = fixWords(fix);

  function apply(): void {
    if (fix.changes !== null) setup.getState().fix(fix.changes, t('Put right: {what}', { what: words }));
    else if (fix.id === 'review') lookAt();
    else if (canChooseFolder) void setup.getState().chooseFolder();
    else document.getElementById('export-folder')?.focus();
  }

  /** The first proof that it is about, where it can be judged anew. */
  function lookAt(): void {
    const proofId = setup.getState().preflight?.files.find(({ path }) => path === example)?.proofId;
    navigation.getState().go('review');
    if (proofId !== undefined) workbench.getState().leave(() => void review.getState().reveal(proofId));
  }

  return (
    <Tip text={say(fix.sentence)}>
      <button type="button" className="button" onClick={apply}>
        {words}
      </button>
    </Tip>
  );
}
