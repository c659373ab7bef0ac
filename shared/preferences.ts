import { z } from 'zod';

/** Most that one person's preferences may weigh, as JSON. */
export const MAX_PREFERENCES_CHARACTERS = 200_000;

/**
 * How one person likes the window, by name. What a name means is the window's business; the studio keeps it, and looks only at
 * what the first paint needs (theme, contrast, motion, scale, language).
 */
export const preferencesSchema = z.record(z.string().min(1).max(64), z.json());
export type StoredPreferences = z.infer<typeof preferencesSchema>;
