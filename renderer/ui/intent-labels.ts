import type { Intent } from '../../shared/prompt.ts';

export const INTENT_LABELS: Record<Intent, string> = {
  texture: 'Texture',
  face: 'Face',
  typography: 'Typography',
  thumbnail: 'Thumbnail',
  general: 'General',
};
