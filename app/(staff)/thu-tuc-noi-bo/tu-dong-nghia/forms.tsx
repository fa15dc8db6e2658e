'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { addSynonymAction, removeSynonymAction } from './actions';

/** Adds an everyday word. After it is added the fields are empty for the next. */
export function AddWord() {
  const [state, act] = useActionState(addSynonymAction, IDLE);
  const values = state.status === 'error' ? (state.values ?? {}) : {};
  const errors = state.fieldErrors ?? {};
  return (
    <form action={act} noValidate className="max-w-[34rem]">
      <FormAnswer state={state} />
      <TextInput name="phrase" label="Từ người dân hay dùng" hint="Ví dụ: visa nhân viên nước ngoài" defaultValue={values.phrase} error={errors.phrase} autoComplete="off" maxLength={100} />
      <TextInput name="target" label="Nghĩa là" hint="Cụm từ trong tên thủ tục, ví dụ giấy phép lao động; hoặc mã của một thủ tục, ví dụ 1.014199" defaultValue={values.target} error={errors.target} autoComplete="off" maxLength={100} />
      <div className="acts mt-4"><SubmitButton tone="primary">Thêm từ</SubmitButton></div>
    </form>
  );
}

/** Takes one word away; it can be added again. */
export function RemoveWord({ synonymId, phrase }: { synonymId: string; phrase: string }) {
  const [state, act] = useActionState(removeSynonymAction, IDLE);
  return (
    <form action={act}>
      <input type="hidden" name="synonymId" value={synonymId} />
      <SubmitButton tone="quiet" pendingWords="Đang bỏ…" aria-label={`Bỏ từ ${phrase}`}>
        Bỏ
      </SubmitButton>
      {state.status === 'error' && <p className="field-error">{state.message}</p>}
    </form>
  );
}
