import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface WelcomeCardProps {
  Icon: LucideIcon;
  title: string;
  text: string;
  /** How to do it. */
  children: ReactNode;
}

/** One way to begin. */
export function WelcomeCard({ Icon, title, text, children }: WelcomeCardProps) {
  return (
    <article className="welcome-card">
      <Icon size={20} strokeWidth={1.5} aria-hidden />
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </article>
  );
}
