import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Where a window stands, in the system's own pixels. */
const windowPlaceSchema = z.object({
  x: z.int().min(-1e5).max(1e5),
  y: z.int().min(-1e5).max(1e5),
  width: z.int().min(1).max(1e5),
  height: z.int().min(1).max(1e5),
  isMaximised: z.boolean(),
  isFullScreen: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;
const fileSchema = z.record(z.string().max(40), windowPlaceSchema.catch(null as never).nullable());

/** Places of windows by name, in one file of the person's. A file that cannot be read is as good as none; one that cannot be written is let be. */
export interface WindowPlaces {
  read(name: string): WindowPlace | null;
  write(name: string, place: WindowPlace): void;
}

export function createWindowPlaces(path: string): WindowPlaces {
  const all = () => {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    read: (name) => all()[name] ?? null,
    write(name, place) {
      const part = `${path}.${process.pid}.part`;
      try {
        writeFileSync(part, JSON.stringify({ ...all(), [name]: place }));
        renameSync(part, path);
      } catch {
        rmSync(part, { force: true });
      }
    },
  };
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What must be seen of a window so that it can be taken and moved, px. */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 24;
/** Of a title bar. */
const TOP_HEIGHT = 40;

/**
 * A place that can be seen: as it was where enough of its upper edge is on a screen, else in the middle of the first one, never larger than it.
 * @param areas of the screens that there are now, the main one first
 */
export function seenPlace(place: Area, areas: readonly Area[]): Area {
  const top = { ...place, height: TOP_HEIGHT };
  const screen = areas.find((area) => overlap(top, area).width >= LEAST_WIDTH && overlap(top, area).height >= LEAST_HEIGHT);
  const into = screen ?? areas[0];
  const width = Math.min(place.width, into.width);
  const height = Math.min(place.height, into.height);
  if (screen) return { x: place.x, y: place.y, width, height };
  return { x: Math.round(into.x + (into.width - width) / 2), y: Math.round(into.y + (into.height - height) / 2), width, height };
}

function overlap(a: Area, b: Area): { width: number; height: number } {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return { width: Math.max(0, width), height: Math.max(0, height) };
}
