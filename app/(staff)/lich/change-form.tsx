'use client';

import { useActionState, useId, useState, type ReactNode } from 'react';
import { ChangePreview } from '@/components/calendar/change-preview';
import { Button, LinkButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../form-answer';
import type { ChangeAnswer } from './actions';

/** What was typed, as last sent, and what is wrong with it. */
export type Typed = {
  readonly value: (name: string, fallback?: string) => string;
  readonly list: (name: string) => readonly string[];
  readonly error: (name: string) => string | undefined;
};

type ChangeFormProps = {
  action: (previous: ActionState<ChangeAnswer>, form: FormData) => Promise<ActionState<ChangeAnswer>>;
  year: number;
  /** "Lưu lịch năm 2027": the act, said on the button and in the question. */
  saveWords: string;
  fields: (typed: Typed) => ReactNode;
};

function typedOf(state: ActionState<ChangeAnswer>): Typed {
  const preview = state.value?.kind === 'preview' ? state.value : null;
  const values = preview?.typed ?? state.values ?? {};
  const lists = preview?.lists ?? state.lists ?? {};
  const has = (name: string) => Object.hasOwn(values, name);
  return {
    value: (name, fallback = '') => (has(name) ? (values[name] ?? '') : fallback),
    list: (name) => lists[name] ?? (has(name) ? [values[name] ?? ''] : []),
    error: (name) => state.fieldErrors?.[name],
  };
}

/**
 * A change of the calendar: fields, then "Xem trước", then what it does and "Lưu", which asks once more. Whatever is typed
 * after a preview makes it stale, and only what was previewed is saved.
 */
export function ChangeForm({ action, year, saveWords, fields }: ChangeFormProps) {
  const [state, send, pending] = useActionState(action, IDLE as ActionState<ChangeAnswer>);
  const [staleFor, setStaleFor] = useState<unknown>(null);
  const [askedFor, setAskedFor] = useState<unknown>(null);
  const answer = state.value?.kind === 'preview' ? state.value : null;
  const isStale = answer !== null && staleFor === answer;
  const shown = isStale ? null : answer;
  // By the answer itself: a later preview does not find the question already open.
  const asking = answer !== null && askedFor === answer;
  const typed = typedOf(state);
  const formId = useId();
  return (
    <form id={formId} action={send} className="change-form" onInput={() => answer && setStaleFor(answer)} noValidate>
      <FormAnswer state={state} />
      <Sheet>
        {fields(typed)}
        <div className="acts mt-4">
          <SubmitButton name="intent" value="preview" tone={shown ? 'secondary' : 'primary'} pendingWords="Đang tính…">
            Xem trước
          </SubmitButton>
          <LinkButton href={paths.calendar(year)} tone="quiet">
            Quay lại lịch
          </LinkButton>
        </div>
      </Sheet>
      {isStale && <p className="muted mt-3">Nội dung đã đổi sau lần xem trước. Bấm Xem trước để tính lại.</p>}
      {shown && (
        <Sheet title="Nếu lưu" rule="accent" id="xem-truoc" className="preview">
          <input type="hidden" name="baseVersion" value={shown.baseVersion} />
          <input type="hidden" name="previewed" value={shown.previewed} />
          <ChangePreview preview={shown.preview} />
          {shown.preview.pages > 1 && (
            <div className="pager">
              <div>
                Trang {shown.preview.page} trên {formatNumber(shown.preview.pages)}
              </div>
              <div className="acts">
                {shown.preview.page > 1 && (
                  <button className="btn" type="submit" name="page" value={shown.preview.page - 1}>
                    Trang trước
                  </button>
                )}
                {shown.preview.page < shown.preview.pages && (
                  <button className="btn" type="submit" name="page" value={shown.preview.page + 1}>
                    Trang sau
                  </button>
                )}
              </div>
            </div>
          )}
          <div className="acts mt-4">
            <Button tone="primary" aria-haspopup="dialog" onClick={() => setAskedFor(answer)}>
              {saveWords}
            </Button>
            <span className="muted">Ngày in trên giấy hẹn giữ nguyên, hiện bên cạnh hạn mới.</span>
          </div>
          <Dialog open={asking} onClose={() => setAskedFor(null)} title={`${saveWords}?`}>
            <p>
              {shown.preview.moved === 0
                ? 'Không có hồ sơ nào đổi hạn trả.'
                : `${formatNumber(shown.preview.moved)} hồ sơ đang giải quyết đổi hạn trả ngay khi lưu, cùng một lúc.`}{' '}
              Việc này được ghi vào nhật ký với tên bạn. Muốn trở lại như trước thì nhập một thay đổi mới.
            </p>
            <div className="acts mt-4 justify-end">
              <Button onClick={() => setAskedFor(null)}>Không, quay lại</Button>
              {/* The dialog stands at the end of the screen, outside the form that it sends. */}
              <SubmitButton form={formId} pending={pending} name="intent" value="save" tone="primary">
                {saveWords}
              </SubmitButton>
            </div>
          </Dialog>
        </Sheet>
      )}
    </form>
  );
}
