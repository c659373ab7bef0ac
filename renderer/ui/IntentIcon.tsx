import { Blocks, CircleUserRound, ImageIcon, Layers, type LucideIcon, Type } from 'lucide-react';
import type { Intent } from '../../shared/prompt.ts';

const ICONS: Record<Intent, LucideIcon> = { texture: Layers, face: CircleUserRound, typography: Type, thumbnail: ImageIcon, general: Blocks };

export function IntentIcon({ intent, size }: { intent: Intent; size: number }) {
  const Icon = ICONS[intent];
  return <Icon size={size} strokeWidth={size > 14 ? 1.5 : 2} aria-hidden />;
}
