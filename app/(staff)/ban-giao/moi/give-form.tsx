'use client';

import { useActionState } from 'react';
import { BatchTable } from '@/components/dossier/batch-table';
import { useChosen } from '@/components/dossier/use-chosen';
import { LinkButton } from '@/components/ui/button';
import { Select, type Option } from '@/components/ui/choices';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { fileValue } from '@/lib/schemas/handover';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { giveBySheetAction } from '../actions';
import type { FileLine } from '../batch-lines';

/** The files of a sheet, the unit they go to, and what is said with them. */
export function GiveForm({ lines, units, usualUnitId }: { lines: readonly FileLine[]; units: readonly Option[]; usualUnitId: string }) {
  const [state, send] = useActionState(giveBySheetAction, IDLE as Awaited<ReturnType<typeof giveBySheetAction>>);
  const { chosen, isOn, toggle } = useChosen(lines.map(({ code }) => code));
  const typed = (name: string, fallback = ''): string => (state.status === 'error' ? (state.values?.[name] ?? fallback) : fallback);
  return (
    <form action={send} noValidate>
      <FormAnswer state={state} />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Sheet title="Hồ sơ bàn giao" aside={`${chosen.length} trong ${lines.length} hồ sơ`} id="ho-so">
          <BatchTable caption="Hồ sơ bàn giao" lines={lines} box={{ name: 'files[]', valueOf: (line) => fileValue(line.code, line.seen), isOn: (line) => isOn(line.code), toggle: (line) => toggle(line.code) }} />
        </Sheet>
        <Sheet title="Bên nhận" id="ben-nhan">
          <Select key={`u${typed('toUnitId')}`} name="toUnitId" label="Đơn vị nhận" emptyWords="Chọn đơn vị" options={units} defaultValue={typed('toUnitId', usualUnitId)} error={state.fieldErrors?.toUnitId} />
          <TextArea key={`n${typed('note')}`} name="note" label="Ghi chú" optional rows={2} maxLength={500} defaultValue={typed('note')} error={state.fieldErrors?.note} />
          <p className="muted small mt-3">Bàn giao tính từ lúc bấm. Đơn vị nhận đối chiếu từng hồ sơ rồi ký; hồ sơ không có trong lô vẫn do bạn giữ.</p>
          <div className="acts mt-4">
            <SubmitButton tone="primary">{`Bàn giao ${chosen.length} hồ sơ`}</SubmitButton>
            <LinkButton href={paths.dossiers()} tone="quiet">Quay lại danh sách</LinkButton>
          </div>
        </Sheet>
      </div>
    </form>
  );
}
