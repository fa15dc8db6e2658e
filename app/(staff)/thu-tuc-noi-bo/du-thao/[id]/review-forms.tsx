'use client';

import { useActionState } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { approveDraftAction, discardDraftAction, returnDraftAction } from '../../actions';

type Held = { readonly draftId: string; readonly revision: number };

function Hidden({ draftId, revision }: Held) {
  return (
    <>
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
}

/** A second person approves, or sends back with what has to be changed. */
export function ReviewForms({ held, consequence, mayApprove, whyNot }: { held: Held; consequence: string; mayApprove: boolean; whyNot: string | null }) {
  const [approved, approve] = useActionState(approveDraftAction, IDLE);
  const [returned, giveBack] = useActionState(returnDraftAction, IDLE);
  return (
    <>
      {whyNot ? <p className="mb-3">{whyNot}</p> : null}
      {mayApprove && (
        <form action={approve} noValidate>
          <FormAnswer state={approved} />
          <Hidden {...held} />
          <p>{consequence}</p>
          <TextArea className="mt-3" name="comment" id="o-y-kien-duyet" label="Ý kiến khi duyệt" optional rows={2} defaultValue={approved.values?.comment} error={approved.fieldErrors?.comment} />
          <div className="acts mt-2"><SubmitButton tone="primary" pendingWords="Đang duyệt…">Duyệt</SubmitButton></div>
        </form>
      )}
      <form action={giveBack} noValidate className="mt-4">
        <FormAnswer state={returned} />
        <Hidden {...held} />
        <TextArea name="comment" label="Ý kiến trả lại" rows={2} defaultValue={returned.values?.comment} error={returned.fieldErrors?.comment} />
        <div className="acts mt-2"><SubmitButton pendingWords="Đang trả…">Trả lại để sửa</SubmitButton></div>
      </form>
    </>
  );
}

/** Lets the draft go, after asking once. */
export function DiscardButton({ held, name }: { held: Held; name: string }) {
  return (
    <ConfirmButton
      tone="danger"
      title="Bỏ dự thảo này?"
      consequence={<p>Dự thảo {name ? `“${name}”` : 'này'} sẽ không trình duyệt được nữa. Nội dung vẫn xem lại được. Bản đang áp dụng không đổi.</p>}
      confirmWords="Bỏ dự thảo"
      fields={<Hidden {...held} />}
      action={async (form) => {
        const state = await discardDraftAction(IDLE, form);
        return state.status === 'error' ? (state.message ?? 'Chưa bỏ được dự thảo.') : null;
      }}
    >
      Bỏ dự thảo
    </ConfirmButton>
  );
}
