'use client';

import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import type { ActionState } from '@/lib/web/action-state';
import { problemsOf } from '@/lib/web/form-problems';

/** What an action answered, above its form: what is wrong, where to sign in again, or what has been done. */
export function FormAnswer({ state, className = 'mb-3' }: { state: ActionState; className?: string }) {
  if (state.status === 'idle') return null;
  if (state.status === 'ok') {
    return state.message ? (
      <Notice tone="success" announce className={className}>
        {state.message}
      </Notice>
    ) : null;
  }
  return (
    <div className={className}>
      <ErrorSummary problems={problemsOf(state)} title={state.fieldErrors ? undefined : 'Chưa lưu được'} answer={state} />
      {state.signInHref && (
        <p className="mt-2">
          <a href={state.signInHref} target="_blank" rel="noreferrer">
            Mở trang đăng nhập ở thẻ mới
          </a>
        </p>
      )}
    </div>
  );
}
