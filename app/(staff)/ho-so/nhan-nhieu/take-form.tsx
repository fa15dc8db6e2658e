'use client';

import { useActionState } from 'react';
import { BatchTable } from '@/components/dossier/batch-table';
import { useChosen } from '@/components/dossier/use-chosen';
import { LinkButton } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { fileValue } from '@/lib/schemas/handover';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import type { FileLine } from '../../ban-giao/batch-lines';
import { FormAnswer } from '../../form-answer';
import { takeOverManyAction } from './actions';

/** The files that one act takes over. What was done is said above; what is left stays in the list. */
export function TakeForm({ lines }: { lines: readonly FileLine[] }) {
  const [state, send] = useActionState(takeOverManyAction, IDLE as Awaited<ReturnType<typeof takeOverManyAction>>);
  const { chosen, isOn, toggle } = useChosen(lines.map(({ code }) => code));
  return (
    <form action={send} noValidate>
      <FormAnswer state={state} />
      {lines.length > 0 && (
        <Sheet title="Nhận xử lý" aside={`${chosen.length} trong ${lines.length} hồ sơ`} id="ho-so">
          <BatchTable caption="Hồ sơ nhận xử lý" lines={lines} box={{ name: 'files[]', valueOf: (line) => fileValue(line.code, line.seen), isOn: (line) => isOn(line.code), toggle: (line) => toggle(line.code) }} />
          <p className="muted small mt-3">Bạn là người giữ các hồ sơ này từ lúc bấm. Hồ sơ có người vừa nhận trước thì được báo, các hồ sơ khác vẫn nhận được.</p>
          <div className="acts mt-4">
            <SubmitButton tone="primary">{`Nhận xử lý ${chosen.length} hồ sơ`}</SubmitButton>
            <LinkButton href={paths.dossiers()} tone="quiet">Quay lại danh sách</LinkButton>
          </div>
        </Sheet>
      )}
      {lines.length === 0 && <p className="mt-3"><LinkButton href={paths.dossiers()}>Mở danh sách hồ sơ</LinkButton></p>}
    </form>
  );
}
