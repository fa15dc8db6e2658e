import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type TagTone = 'plain' | 'accent' | 'warning' | 'error' | 'success';

/** A short word set apart: "Bản chính", "Sắp áp dụng". Not for how a dossier stands to its due date: that is StandingTag. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={classNames('tag', tone !== 'plain' && `tag-${tone}`)}>{children}</span>;
}
