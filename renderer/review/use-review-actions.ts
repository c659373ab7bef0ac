import { useStore } from 'zustand';
import { useActions } from '../app/actions/use-actions.ts';
import { useStores } from '../app/stores.ts';
import { useCompareImages, useOpenComparison } from '../compare/use-open-comparison.ts';
import { nextGateFilter } from './gate-filter.ts';
import { compareVariants } from './story/compare-variants.ts';
import { useReviewStores } from './use-review-stores.ts';

/** The whole review by keyboard and palette. */
export function useReviewActions(): void {
  const { review: store, viewer, workbench, preferences } = useStores();
  const { desk, pins, assigning, story } = useReviewStores();
  const openComparison = useOpenComparison();
  const compareImages = useCompareImages();
  const proof = useStore(store, (state) => state.detail);
  const hasStars = useStore(preferences, (state) => state.hasStars);
  const review = store.getState();
  const rate = (stars: number) => (proof !== null && hasStars ? () => void assigning.getState().rate(proof, stars) : undefined);
  const ifProof = (run: (shown: NonNullable<typeof proof>) => unknown) => (proof === null ? undefined : () => void run(proof));

  useActions({
    'review.next': (isHeld) => void review.step(1, isHeld),
    'review.previous': (isHeld) => void review.step(-1, isHeld),
    'review.first': () => void review.stepTo(0),
    'review.last': () => void review.stepTo(-1),
    'review.next-unjudged': () => void review.next('unjudged'),
    'review.next-red': () => void review.next('red'),
    'review.next-mark': () => void review.setGate(nextGateFilter(store.getState().gate)),
    'review.approve': ifProof(() => review.decide('approve')),
    'review.changes': ifProof(() => review.decide('changes')),
    'review.reject': ifProof(() => review.decide('reject')),
    'review.note': ifProof(() => document.querySelector<HTMLTextAreaElement>('#review-note')?.focus()),
    'review.stars-0': rate(0),
    'review.stars-1': rate(1),
    'review.stars-2': rate(2),
    'review.stars-3': rate(3),
    'review.stars-4': rate(4),
    'review.stars-5': rate(5),
    'review.pin': ifProof(({ width, height }) => {
      desk.getState().setGrid(false);
      const { view } = viewer.getState();
      pins.getState().startAt(view.centreX / width, view.centreY / height);
    }),
    'review.next-pin': ifProof(() => {
      desk.getState().setTab('pins');
      pins.getState().openNext();
    }),
    'review.show-pins': () => pins.getState().toggleShown(),
    'review.assign': ifProof(() => {
      desk.getState().setTab('proof');
      desk.getState().setAssigning(true);
    }),
    'review.rerender': ifProof(() => review.setRerenderOpen(true)),
    'review.lettering': ifProof((shown) => shown.id === store.getState().currentId && workbench.getState().open(shown)),
    'review.compare': ifProof(({ id }) => openComparison(id)),
    'review.next-layer': ifProof(({ layers }) => viewer.getState().nextLayer(layers.map(({ name }) => name))),
    'review.recipe': ifProof(({ id }) => story.getState().openRecipe(id)),
    'review.versions': () => desk.getState().setTab('story'),
    'review.compare-variants': ifProof(async ({ id }) => {
      await story.getState().load(id);
      compareVariants(story.getState(), compareImages);
    }),
    'review.search': () => document.querySelector<HTMLInputElement>('#review-search')?.focus(),
    'review.grid': () => desk.getState().setGrid(!desk.getState().isGrid),
    'review.rounds': () => desk.getState().setRoundsOpen(true),
  });
}
