import { useActions } from '../app/actions/use-actions.ts';
import { useStores } from '../app/stores.ts';

/** Tour, sample and connecting from the palette and the menus. */
export function useFirstRunActions(): void {
  const { firstRun, navigation } = useStores();
  const { startTour, openSample, removeSample, showAgain } = firstRun.getState();
  const { open, go } = navigation.getState();
  useActions({
    'help.tour': startTour,
    'help.connect': () => open('connect'),
    'help.sample': () => void openSample(),
    // Asked anew each time: there may be no sample any more.
    get 'help.remove-sample'() {
      const left = firstRun.getState().sample?.jobs ?? 0;
      return left > 0 ? () => void removeSample() : undefined;
    },
    'help.welcome': () => {
      showAgain();
      go('queue');
    },
  });
}
