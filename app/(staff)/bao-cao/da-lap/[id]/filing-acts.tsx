'use client';

import { useActionState } from 'react';
import { Select, type Option } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { dropReportAction, lockReportAction, noteReportAction, returnReportAction, submitReportAction } from '../actions';

type Moved = { id: string; version: number };

const Hidden = ({ id, version }: Moved) => (
  <>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="version" value={version} />
  </>
);

function MoveForm({ action, words, pending, tone, ...moved }: Moved & { action: (state: ActionState<null>, form: FormData) => Promise<ActionState<null>>; words: string; pending: string; tone?: 'primary' | 'danger' }) {
  const [state, run] = useActionState(action, IDLE);
  return (
    <form action={run} className="mb-3">
      <FormAnswer state={state} />
      <Hidden {...moved} />
      <SubmitButton tone={tone} pendingWords={pending}>{words}</SubmitButton>
    </form>
  );
}

function ReturnForm(moved: Moved) {
  const [state, run] = useActionState(returnReportAction, IDLE);
  return (
    <form action={run} className="mb-3">
      <FormAnswer state={state} />
      <Hidden {...moved} />
      <TextArea name="note" label="Lý do trả lại" defaultValue={state.values?.note} error={state.fieldErrors?.note} />
      <div className="mt-3"><SubmitButton pendingWords="Đang trả lại…">Trả lại để sửa</SubmitButton></div>
    </form>
  );
}

/** What this person may do with the report now; each step once, and what a lock means is said before it. */
export function FilingActs({ may, why, ...moved }: Moved & { may: { submit: boolean; drop: boolean; lock: boolean; return: boolean }; why: string | null }) {
  return (
    <>
      {may.submit && <MoveForm {...moved} action={submitReportAction} words="Trình lãnh đạo duyệt" pending="Đang trình…" tone="primary" />}
      {may.lock && <p className="small muted mb-2">Sau khi khóa, số liệu và ghi chú của báo cáo này không đổi được nữa.</p>}
      {may.lock && <MoveForm {...moved} action={lockReportAction} words="Duyệt và khóa báo cáo" pending="Đang khóa…" tone="primary" />}
      {may.return && <ReturnForm {...moved} />}
      {may.drop && <MoveForm {...moved} action={dropReportAction} words="Bỏ bản này" pending="Đang bỏ…" />}
      {why && <p className="muted">{why}</p>}
    </>
  );
}

/** A note to a cell, a line, a column or the whole. */
export function NoteForm({ id, rows, columns }: { id: string; rows: readonly Option[]; columns: readonly Option[] }) {
  const [state, run] = useActionState(noteReportAction, IDLE);
  const typed = state.status === 'error' ? state.values : undefined;
  return (
    <form action={run} className="mt-3" key={state.status === 'ok' ? 'sent' : 'typing'}>
      <FormAnswer state={state} />
      <input type="hidden" name="id" value={id} />
      <div className="report-form">
        <Select name="rowKey" label="Dòng" optional emptyWords="Cả báo cáo" options={rows} defaultValue={typed?.rowKey} />
        <Select name="column" label="Cột" optional emptyWords="Cả dòng" options={columns} defaultValue={typed?.column} />
      </div>
      <TextArea name="text" label="Ghi chú" defaultValue={typed?.text} error={state.fieldErrors?.text} />
      <div className="mt-3"><SubmitButton pendingWords="Đang ghi…">Thêm ghi chú</SubmitButton></div>
    </form>
  );
}
