import { z } from 'zod';

/** What the system draws by itself in a menu, with the words of the window. */
const MENU_ROLES = ['cut', 'copy', 'paste', 'selectAll', 'minimize', 'zoom', 'close', 'quit', 'togglefullscreen', 'toggleDevTools', 'about'] as const;

const labelSchema = z.string().min(1).max(160);
const actionIdSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)+$/)
  .max(80);
/** The part of the address behind "#/". */
const pageSchema = z.string().regex(/^[a-z][a-z-]{0,30}$/);

const plainItemSchema = z.discriminatedUnion('kind', [
  /** `chord` as the window writes it ("Mod+K"); it is shown only: the window hears the keys itself. */
  z.object({ kind: z.literal('action'), id: actionIdSchema, label: labelSchema, chord: z.string().max(40).nullable() }),
  z.object({ kind: z.literal('role'), role: z.enum(MENU_ROLES), label: labelSchema }),
  z.object({ kind: z.literal('separator') }),
]);
const menuItemSchema = z.discriminatedUnion('kind', [
  ...plainItemSchema.options,
  z.object({ kind: z.literal('submenu'), label: labelSchema, items: z.array(plainItemSchema).max(60) }),
]);
export type MenuItem = z.infer<typeof menuItemSchema>;

const menuSchema = z.object({ label: labelSchema, items: z.array(menuItemSchema).max(100) });
export type Menu = z.infer<typeof menuSchema>;

/** What a window tells the desktop. Anything else that comes through its port is not heard. */
export const fromWindowSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('menus'), menus: z.array(menuSchema).min(1).max(12) }),
  z.object({
    kind: z.literal('status'),
    /** 0–1 of what is queued; null = nothing is. */
    progress: z.number().min(0).max(1).nullable(),
    isPaused: z.boolean(),
    /** Proofs that wait for a verdict. */
    badge: z.int().min(0).max(1e6),
  }),
  /** As the person has the window; native menus and dialogs follow. */
  z.object({ kind: z.literal('theme'), theme: z.enum(['dark', 'light', 'system']) }),
  /** Worth a word of the system's own when nobody looks at Galley. */
  z.object({ kind: z.literal('news'), title: labelSchema, body: z.string().max(400), page: pageSchema }),
  z.object({ kind: z.literal('open-window'), page: pageSchema }),
]);
export type FromWindow = z.infer<typeof fromWindowSchema>;

/** Files that were opened with the app or dropped on its icon. */
const openedFileSchema = z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) });
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** What the desktop tells a window. */
export const toWindowSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), id: actionIdSchema }),
  z.object({ kind: z.literal('go'), page: pageSchema }),
  z.object({ kind: z.literal('files'), files: z.array(openedFileSchema) }),
]);
export type ToWindow = z.infer<typeof toWindowSchema>;
