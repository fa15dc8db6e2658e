'use client';

import { ConfirmButton } from '@/components/ui/confirm-button';
import { useStatusLine } from '@/components/ui/status-line';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { enterShareAction } from './actions';

/** Enters how many of how many, and where the figure is from. */
export function EntryForm({ partId, name, periodFrom, periodTo }: { partId: string; name: string; periodFrom: string; periodTo: string }) {
  const say = useStatusLine();
  return (
    <ConfirmButton
      title={name}
      consequence="Nhập số liệu của kỳ này. Số đã nhập trước vẫn được giữ; số mới nhất được dùng."
      confirmWords="Lưu số liệu"
      fields={
        <>
          <input type="hidden" name="partId" value={partId} />
          <input type="hidden" name="periodFrom" value={periodFrom} />
          <input type="hidden" name="periodTo" value={periodTo} />
          <TextInput name="numerator" id={`${partId}-tu`} label="Số đạt" inputMode="numeric" autoComplete="off" />
          <TextInput name="denominator" id={`${partId}-mau`} label="Tổng số" inputMode="numeric" autoComplete="off" />
          <TextInput name="source" id={`${partId}-nguon`} label="Nguồn số liệu" autoComplete="off" />
        </>
      }
      action={async (form) => {
        const state = await enterShareAction(IDLE, form);
        if (state.status === 'error') return state.fieldErrors ? Object.values(state.fieldErrors).join('. ') : state.message;
        if (state.message) say(state.message);
        return null;
      }}
    >
      Nhập số liệu
    </ConfirmButton>
  );
}
