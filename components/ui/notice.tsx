import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type NoticeTone = 'info' | 'warning' | 'error' | 'success' | 'offline';

type NoticeProps = {
  tone?: NoticeTone;
  /** The first line, in strong type: what happened. */
  title?: ReactNode;
  children?: ReactNode;
  /** Read out at once: only for what has just happened. */
  announce?: boolean;
  className?: string;
};

/**
 * A band that says something once. An error says what happened, what is safe and what to do: "Chưa lưu được vì mất kết
 * nối. Nội dung vẫn còn ở đây. Bấm Lưu lại." `offline` is the dashed band across the top of a screen.
 */
export function Notice({ tone = 'info', title, children, announce = false, className }: NoticeProps) {
  return (
    <div
      className={classNames('notice', tone !== 'info' && `notice-${tone}`, className)}
      role={announce ? (tone === 'error' ? 'alert' : 'status') : undefined}
    >
      {title && <b className="notice-title">{title}</b>}
      {children}
    </div>
  );
}
