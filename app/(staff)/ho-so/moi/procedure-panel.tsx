'use client';

import { useRef } from 'react';
import { askServer } from '@/components/dossier/intake/ask-server';
import { caseOptions, checklistOf, feesOf, givenFor, isEnough, toggled, withChannel, withGiven, withProcedure, type CounterProcedure, type IntakeForm } from '@/components/dossier/intake/intake-form';
import { Button } from '@/components/ui/button';
import { BareCheckbox, Segmented, Select } from '@/components/ui/choices';
import { Combobox } from '@/components/ui/combobox';
import { FieldError } from '@/components/ui/field';
import { Kbd } from '@/components/ui/kbd';
import type { MissingComponent } from '@/lib/domain/dossier/completeness';
import type { Channel } from '@/lib/domain/dossier/status';
import { formatVnd } from '@/lib/text/format';
import { askedWords } from '@/lib/text/intake-words';
import { CHANNEL_LABELS } from '@/lib/text/vi';

type Props = { form: IntakeForm; errors: Readonly<Record<string, string>>; missing: readonly MissingComponent[]; onChange: (form: IntakeForm) => void; onSupplement: () => Promise<void>; isSaving: boolean };
const NO_CASE = ' ';

/** Moves the focus to the tick above or below. */
function moveTick(from: HTMLElement, step: number): void {
  const ticks = [...document.querySelectorAll<HTMLInputElement>('.counter-list input[type=checkbox]')];
  ticks[ticks.indexOf(from as HTMLInputElement) + step]?.focus();
}

/** What for, and what came: the components become a checklist with originals and copies. */
export function ProcedurePanel({ form, errors, missing, onChange, onSupplement, isSaving }: Props) {
  const { procedure } = form;
  const found = useRef(new Map<string, CounterProcedure>());
  const search = async (query: string, signal: AbortSignal) => {
    const answer = await askServer<{ procedures: (CounterProcedure & { recent: number | null })[] }>(`/api/intake/thu-tuc?tim=${encodeURIComponent(query)}`, undefined, signal);
    if (!answer.ok) throw new Error(answer.trouble.message);
    for (const one of answer.value.procedures) found.current.set(one.versionId, one);
    return answer.value.procedures.map((one) => ({ value: one.versionId, label: one.name, detail: `${one.recent ? `${one.recent} · ` : ''}${one.code ?? 'chưa có mã'} · ${one.sectorName} · ${one.handlingUnitName}` }));
  };
  const cases = caseOptions(form);
  const lines = checklistOf(form);
  const fees = feesOf(form);
  const channels = (procedure?.content.channels ?? ['in-person', 'postal']).filter((channel) => channel !== 'online');
  const setCount = (ordinal: number, kind: 'originals' | 'copies', text: string) => onChange(withGiven(form, ordinal, { ...givenFor(form, ordinal), [kind]: Math.min(999, Number(text.replace(/\D/g, '')) || 0) }));
  const componentsError = errors.components;
  return (
    <section className="counter-panel" aria-label="Thủ tục và thành phần hồ sơ">
      <h2>
        Thủ tục và thành phần hồ sơ <Kbd keys={['F4']} />
      </h2>
      <Combobox
        name="versionId"
        label="Mã, vài chữ không dấu, hoặc số thứ tự thủ tục vừa dùng"
        error={errors.versionId ?? null}
        search={search}
        chosen={procedure ? { value: procedure.versionId, label: procedure.name } : null}
        onChoose={(option) => onChange(withProcedure(form, option ? (found.current.get(option.value) ?? null) : null))}
        noneWords="Không có thủ tục nào đang áp dụng khớp với chữ đã gõ."
      />
      {procedure && <p className="small muted">{procedure.code ?? 'chưa có mã quốc gia'} · {procedure.sectorName} · {procedure.handlingUnitName}</p>}
      <div className="counter-two">
        {cases ? (
          <Select
            name="caseName"
            label="Trường hợp"
            error={errors.caseName ?? null}
            value={form.caseName === undefined ? '' : (form.caseName ?? NO_CASE)}
            emptyWords="Chọn trường hợp"
            options={[...(cases.mayBeNone ? [{ value: NO_CASE, label: 'Trường hợp chung' }] : []), ...cases.cases.map((name) => ({ value: name, label: name }))]}
            onValueChange={(value) => onChange({ ...form, caseName: value === '' ? undefined : value === NO_CASE ? null : value })}
          />
        ) : (
          <span />
        )}
        <Segmented name="channel" label="Cách nộp" error={errors.channel ?? null} value={form.channel} options={channels.map((channel) => ({ value: channel, label: CHANNEL_LABELS[channel] }))} onValueChange={(channel) => onChange(withChannel(form, channel as Channel))} />
      </div>
      {procedure && lines.length > 0 && (
        <>
          <p className="small">
            <b>
              Thành phần, đã đủ {lines.filter((line) => isEnough(line, givenFor(form, line.ordinal))).length} / {lines.length}
            </b>{' '}
            <Kbd keys={['F8']} /> đến danh sách, <Kbd keys={['phím cách']} /> đánh dấu, <Kbd keys={['Alt', 'A']} /> đủ tất cả
          </p>
          <ol className="counter-list">
            {lines.map((line) => {
              const given = givenFor(form, line.ordinal);
              return (
                <li key={line.ordinal}>
                  <BareCheckbox
                    label={line.name}
                    checked={isEnough(line, given)}
                    onChange={() => onChange(toggled(form, line))}
                    onKeyDown={(event) => {
                      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                        event.preventDefault();
                        moveTick(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
                      }
                    }}
                  />
                  <span>
                    {line.name}
                    {line.form && <span className="muted"> · {line.form}</span>}
                    {line.condition && <span className="small muted"> (chỉ khi: {line.condition})</span>}
                  </span>
                  <span className="small muted">{askedWords(line)}</span>
                  <span className="small">
                    {(line.originalsAsked > 0 || line.copiesAsked === 0) && <input className="input counter-count" inputMode="numeric" aria-label={`Số bản chính đã nộp, ${line.name}`} value={given.originals || ''} placeholder="0" onChange={(event) => setCount(line.ordinal, 'originals', event.target.value)} />}
                    {line.copiesAsked > 0 && <input className="input counter-count" inputMode="numeric" aria-label={`Số bản sao đã nộp, ${line.name}`} value={given.copies || ''} placeholder="0" onChange={(event) => setCount(line.ordinal, 'copies', event.target.value)} />} / {line.originalsAsked + line.copiesAsked || 1}
                  </span>
                </li>
              );
            })}
          </ol>
          {componentsError && <FieldError frame={{ name: 'components', label: '', error: componentsError }} />}
        </>
      )}
      {procedure && missing.length > 0 && lines.length > 0 && (
        <p className="counter-two small">
          <span>
            Còn thiếu <b>{missing.length} thành phần</b>. Nếu người nộp không có, lập phiếu yêu cầu bổ sung thay vì nhận hồ sơ.
          </span>
          <Button onClick={() => void onSupplement()} keys={['F7']} disabled={isSaving}>
            Lập Mẫu 02
          </Button>
        </p>
      )}
      {fees.map((fee) => {
        const typed = form.fees[fee.ordinal] ?? { amount: fee.amountVnd === null ? '' : String(fee.amountVnd), isPaid: false, receiptNumber: '' };
        const set = (changes: Partial<typeof typed>) => onChange({ ...form, fees: { ...form.fees, [fee.ordinal]: { ...typed, ...changes } } });
        return (
          <div key={fee.ordinal} className="counter-fee">
            <span className="small">
              {fee.name}
              {fee.amountVnd !== null && <b> {formatVnd(fee.amountVnd)}</b>}
              {fee.per && ` một ${fee.per}`}
            </span>
            <input className="input" inputMode="numeric" aria-label={`Số tiền, ${fee.name}`} value={typed.amount} onChange={(event) => set({ amount: event.target.value })} />
            <label className="choice small">
              <input type="checkbox" className="box" checked={typed.isPaid} onChange={(event) => set({ isPaid: event.target.checked })} /> đã thu
            </label>
          </div>
        );
      })}
    </section>
  );
}
