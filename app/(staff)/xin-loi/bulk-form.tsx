'use client';

import { useActionState, useState } from 'react';
import { BareCheckbox, Checkbox } from '@/components/ui/choices';
import { FieldGroup } from '@/components/ui/field';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../form-answer';
import { issueApologiesAction } from './actions';

export type BulkDraft = { readonly id: string; readonly code: string; readonly seen: number; readonly who: string; readonly href: string; readonly target: string; readonly due: string };

/** The drafts that wait. Each opens to be read and changed; several may be issued at once with the dates they propose and one reason. */
export function BulkForm({ drafts }: { drafts: readonly BulkDraft[] }) {
  const [state, submit] = useActionState(issueApologiesAction, IDLE);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => setChosen((all) => { const next = new Set(all); if (!next.delete(id)) next.add(id); return next; });
  const count = drafts.filter(({ id }) => chosen.has(id)).length;
  const isOpen = count > 0 || state.status === 'error';
  return (
    <form action={submit}>
      <FormAnswer state={state} />
      <FieldGroup frame={{ name: 'drafts', label: 'Dự thảo chờ ban hành', error: state.fieldErrors?.drafts ?? null }}>
        <ul className="apology-list">
          {drafts.map((draft) => (
            <li key={draft.id}>
              <BareCheckbox label={`Chọn dự thảo của ${draft.code}`} name="drafts[]" value={`${draft.id}:${draft.seen}`} checked={chosen.has(draft.id)} onChange={() => toggle(draft.id)} />
              <div>
                <Link href={draft.href}><b>{draft.who}</b>, <span className="code">{draft.code}</span></Link>
                <span className="muted block">Hạn {draft.due}. Đề nghị trả ngày <b>{draft.target}</b>.</span>
              </div>
              <Link href={draft.href} className="btn">Mở dự thảo</Link>
            </li>
          ))}
        </ul>
      </FieldGroup>
      {isOpen && (
        <div className="apology-bulk">
          <TextArea name="reason" label="Lý do chậm trả, chung cho các dự thảo đã chọn" hint="Lý do được in trên từng văn bản gửi người nộp" rows={3} defaultValue={state.values?.reason ?? ''} key={state.values?.reason ?? ''} error={state.fieldErrors?.reason ?? null} />
          <Checkbox name="confirmed" value="yes" label={`Tôi đã xem ${count} dự thảo đã chọn và đồng ý ngày đề nghị của từng hồ sơ`} hint="Mỗi hồ sơ chỉ được xin lỗi và hẹn lại một lần. Không thu hồi được, trừ khi có người thứ hai hiệu đính." error={state.fieldErrors?.confirmed ?? null} />
          <div className="acts mt-3">
            <SubmitButton tone="primary" pendingWords="Đang ban hành…">{`Ban hành ${count} văn bản xin lỗi`}</SubmitButton>
          </div>
        </div>
      )}
    </form>
  );
}
