import type { ReactNode } from 'react';

/** One sentence and one act: "Không có hồ sơ quá hạn." */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
