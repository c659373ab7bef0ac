import { specOf } from '../app/actions/all.ts';
import { runAction } from '../app/actions/run-action.ts';
import { useStores } from '../app/stores.ts';
import { useOpenJobById } from '../queue/use-open-job.ts';
import { t } from '../words/t.ts';
import type { Choice } from './choices.ts';

const MOST_RECENT = 12;

/** Does what was chosen, once the palette is closed and the keyboard is back where it was. */
export function useChoose(): (choice: Choice) => void {
  const { actions, navigation, notices, preferences, review, workbench } = useStores();
  const openJob = useOpenJobById();

  async function run(id: string): Promise<void> {
    const { recentActions, set } = preferences.getState();
    set({ recentActions: [id, ...recentActions.filter((other) => other !== id)].slice(0, MOST_RECENT) });
    const isDone = await runAction(id, { actions, go: navigation.getState().go });
    if (!isDone)
      notices.getState().tell(t('“{title}” is not possible now', { title: t(specOf(id)?.title ?? id) }), t('Something has to be chosen or opened first.'));
  }

  return (choice) => {
    navigation.getState().close();
    requestAnimationFrame(() => {
      if (choice.kind === 'action') return void run(choice.entry.spec.id);
      const { kind, id } = choice.found;
      if (kind === 'job') return void openJob(id);
      navigation.getState().go('review');
      workbench.getState().leave(() => void review.getState().reveal(id));
    });
  };
}
