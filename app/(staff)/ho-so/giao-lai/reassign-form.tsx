'use client';

import { useActionState, useRef, useState } from 'react';
import { BatchTable } from '@/components/dossier/batch-table';
import { useChosen } from '@/components/dossier/use-chosen';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Dialog } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field';
import { Sheet } from '@/components/ui/sheet';
import { TextArea } from '@/components/ui/text-input';
import { fileValue } from '@/lib/schemas/handover';
import { IDLE } from '@/lib/web/action-state';
import type { FileLine } from '../../ban-giao/batch-lines';
import { FormAnswer } from '../../form-answer';
import { reassignAction } from './actions';

export type ReceiverOption = { readonly id: string; readonly name: string; readonly title: string; readonly held: number; readonly away: string | null; readonly mayHold: readonly string[] };

type Props = { from: { readonly id: string; readonly name: string }; lines: readonly FileLine[]; receivers: readonly ReceiverOption[] };

/** Whose files, which of them, to whom and why; one question that names what will happen. */
export function ReassignForm({ from, lines, receivers }: Props) {
  const [state, send, isSending] = useActionState(reassignAction, IDLE as Awaited<ReturnType<typeof reassignAction>>);
  const { chosen, isOn, toggle } = useChosen(lines.map(({ code }) => code));
  const [to, setTo] = useState<ReadonlySet<string>>(new Set());
  const [asks, setAsks] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const typedReason = state.status === 'error' ? (state.values?.reason ?? '') : '';
  const takers = receivers.filter(({ id }) => to.has(id));
  const orphans = chosen.filter((code) => takers.length > 0 && !takers.some(({ mayHold }) => mayHold.includes(code)));
  const flip = (id: string) => setTo((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  return (
    <form action={send} ref={form} noValidate>
      <FormAnswer state={state} />
      <input type="hidden" name="fromStaffId" value={from.id} />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,23rem)]">
        <Sheet title={`Hồ sơ ${from.name} đang giữ`} aside={`${chosen.length} trong ${lines.length} hồ sơ`} id="ho-so">
          <BatchTable caption={`Hồ sơ ${from.name} đang giữ`} lines={lines} box={{ name: 'files[]', valueOf: (line) => fileValue(line.code, line.seen), isOn: (line) => isOn(line.code), toggle: (line) => toggle(line.code) }} />
        </Sheet>
        <Sheet title="Giao cho" id="giao-cho">
          <p className="muted small mb-2">Chọn nhiều người thì hồ sơ chia lần lượt, gấp nhất trước.</p>
          {receivers.map((each) => (
            <Checkbox key={each.id} id={`o-nhan-${each.id}`} name="receivers[]" value={each.id} label={each.name} hint={`${each.title}, đang giữ ${each.held} hồ sơ${each.away === null ? '' : `; ${each.away}`}`} checked={to.has(each.id)} onChange={() => flip(each.id)} />
          ))}
          <FieldError frame={{ name: 'receivers', label: '', error: state.fieldErrors?.receivers }} />
          <TextArea key={`r${typedReason}`} name="reason" label="Lý do" rows={2} maxLength={1000} defaultValue={typedReason} error={state.fieldErrors?.reason} />
          <div className="acts mt-4">
            <Button tone="primary" onClick={() => setAsks(true)} aria-haspopup="dialog">{`Giao lại ${chosen.length} hồ sơ`}</Button>
          </div>
        </Sheet>
      </div>
      <Dialog
        open={asks}
        onClose={() => setAsks(false)}
        title={`Giao ${chosen.length} hồ sơ của ${from.name} cho ${takers.length === 0 ? 'ai' : takers.map(({ name }) => name).join(', ')}?`}
        actions={
          <>
            <Button onClick={() => setAsks(false)}>Không, quay lại</Button>
            <Button tone="primary" disabled={isSending} onClick={() => { setAsks(false); form.current?.requestSubmit(); }}>Giao lại hồ sơ</Button>
          </>
        }
      >
        <p>Mỗi hồ sơ có một diễn biến «Giao người xử lý» với lý do đã ghi. {takers.length > 1 ? 'Hồ sơ chia lần lượt cho các người nhận, gấp nhất trước. ' : ''}{from.name} không còn giữ các hồ sơ này; người nhận được báo ngay. Thời hạn không đổi.</p>
        {orphans.length > 0 && <p className="mt-2 font-semibold">{orphans.length} hồ sơ sẽ để lại, vì không người nhận nào làm ở đơn vị của hồ sơ: {orphans.join(', ')}.</p>}
        <p className="mt-2">Giao nhầm thì giao trả lại được cả lô.</p>
      </Dialog>
    </form>
  );
}
