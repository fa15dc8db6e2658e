'use client';

import { useActionState } from 'react';
import { BatchTable, type BatchLine } from '@/components/dossier/batch-table';
import { useChosen } from '@/components/dossier/use-chosen';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { signSheetAction } from '../actions';

type Line = BatchLine & { readonly ordinal: number; readonly isPending: boolean };

/** The receiving side ticks what it holds in its hands, and signs. What is not ticked is named before the press. */
export function SignForm({ sheetId, fromUnitName, giverName, lines }: { sheetId: string; fromUnitName: string; giverName: string; lines: readonly Line[] }) {
  const [state, send] = useActionState(signSheetAction, IDLE as Awaited<ReturnType<typeof signSheetAction>>);
  const pending = lines.filter((line) => line.isPending);
  const { chosen, isOn, toggle, setAll } = useChosen(pending.map(({ code }) => code));
  const missing = pending.filter((line) => !isOn(line.code));
  const typedNote = state.status === 'error' ? (state.values?.note ?? '') : '';
  return (
    <form action={send} noValidate>
      <FormAnswer state={state} />
      <input type="hidden" name="sheetId" value={sheetId} />
      <Sheet title="Đối chiếu và ký nhận" aside={`${chosen.length} trong ${pending.length} hồ sơ`} id="ky-nhan" rule="accent">
        <p className="mb-3">Đánh dấu những hồ sơ đã cầm trong tay. Hồ sơ không đánh dấu được ghi là không có trong lô và vẫn ở {giverName}, {fromUnitName}.</p>
        <div className="acts mb-3">
          <Button onClick={() => setAll(true)}>Đánh dấu tất cả</Button>
          <Button tone="quiet" onClick={() => setAll(false)}>Bỏ đánh dấu tất cả</Button>
        </div>
        <BatchTable caption="Hồ sơ trong phiếu" lines={lines} box={{ name: 'received[]', valueOf: (line) => String(line.ordinal), isOn: (line) => line.isPending && isOn(line.code), toggle: (line) => toggle(line.code), isFixed: (line) => !line.isPending }} />
        {missing.length > 0 && (
          <Notice tone="warning" className="mt-3" title={`Không có trong lô: ${missing.length} hồ sơ`}>
            {missing.map(({ code }) => code).join(', ')}
          </Notice>
        )}
        <div className="mt-3 max-w-xl">
          <TextArea key={`n${typedNote}`} name="note" label="Ghi chú của bên nhận" optional rows={2} maxLength={500} defaultValue={typedNote} error={state.fieldErrors?.note} />
        </div>
        <div className="acts mt-4">
          <SubmitButton tone="primary">{missing.length === 0 ? `Ký nhận đủ ${chosen.length} hồ sơ` : `Ký nhận ${chosen.length} hồ sơ, thiếu ${missing.length}`}</SubmitButton>
        </div>
      </Sheet>
    </form>
  );
}
