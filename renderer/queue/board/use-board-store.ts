import { useEffect, useState } from 'react';
import { useStores } from '../../app/stores.ts';
import { addressOf } from '../address.ts';
import { createBoardStore } from './board-store.ts';

/** The board's store as long as the board is on the screen, in step with the queue's filters and with what the studio reports. */
export function useBoardStore() {
  const { client, queue, notices } = useStores();
  const [board] = useState(() => createBoardStore({ api: client.queue, queue, onError: notices.getState().fail }));
  useEffect(() => {
    void board.getState().reset();
    return queue.subscribe((state, before) => {
      if (state.reported !== before.reported) board.getState().applyJobs(state.reported);
      if (addressOf(state) !== addressOf(before)) void board.getState().reset();
      else if (state.changes !== before.changes) void board.getState().refresh();
    });
  }, [board, queue]);
  return board;
}
