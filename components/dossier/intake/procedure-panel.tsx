'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Segmented, Select } from '@/components/ui/choices';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Kbd } from '@/components/ui/kbd';
import { TextInput } from '@/components/ui/text-input';
import { CHANNELS, type Channel } from '@/lib/domain/dossier/status';
import { formatDate } from '@/lib/text/format';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { CHANNEL_LABELS } from '@/lib/text/vi';
import { askServer } from './ask-server';
import { Checklist } from './checklist';
import { FeeLines } from './fee-lines';
import { caseOptions, withChannel, withProcedure, type CounterProcedure } from './intake-form';
import { focusField, type Intake } from './use-intake';

type Found = CounterProcedure & { readonly procedureId: string; readonly recent: number | null };

const NO_CASE = '-';
const COUNTER_CHANNELS = CHANNELS.filter((channel) => channel !== 'online');

const validSince = (procedure: CounterProcedure): string => {
  const on = parsePlainDate(procedure.validFrom);
  return on === null ? '' : `bản từ ${formatDate(on)}`;
};

const detailOf = (procedure: CounterProcedure): string => [procedure.code ?? 'chưa có mã', procedure.sectorName, procedure.handlingUnitName, validSince(procedure)].filter(Boolean).join(' · ');

/** Which procedure, which case, which channel, and what came. */
export function ProcedurePanel({ intake, onSupplement }: { intake: Intake; onSupplement: () => void }) {
  const { form, change, errors, missing, receivedAt } = intake;
  const known = useRef(new Map<string, CounterProcedure>());
  const { procedure } = form;
  const cases = caseOptions(form);

  const search = async (query: string, signal: AbortSignal): Promise<readonly ComboboxOption[]> => {
    const answer = await askServer<{ procedures: Found[] }>(`/api/intake/thu-tuc?tim=${encodeURIComponent(query)}&ngay=${receivedAt.on}`, undefined, signal);
    if (!answer.ok) throw new Error(answer.trouble.message);
    return answer.value.procedures.map((found) => {
      known.current.set(found.versionId, found);
      return { value: found.versionId, label: found.name, detail: `${found.recent === null ? '' : `${found.recent}. vừa dùng · `}${detailOf(found)}` };
    });
  };

  const choose = (option: ComboboxOption | null) => {
    const chosen = option === null ? null : (known.current.get(option.value) ?? null);
    change((typed) => withProcedure(typed, chosen), 'versionId', 'caseName', 'channel', 'components');
    if (chosen) focusField(caseOptions(withProcedure(form, chosen)) !== null && withProcedure(form, chosen).caseName === undefined ? 'caseName' : 'thanh-phan');
  };

  return (
    <section className="intake-panel intake-active" aria-labelledby="muc-thu-tuc">
      <h2 id="muc-thu-tuc">
        Thủ tục và thành phần hồ sơ <Kbd keys={['F4']} />
      </h2>
      <Combobox
        name="versionId"
        label="Mã, vài chữ không dấu, hoặc số thứ tự thủ tục vừa dùng"
        error={errors.get('versionId') ?? null}
        search={search}
        chosen={procedure && { value: procedure.versionId, label: procedure.name }}
        onChoose={choose}
        noneWords="Không có thủ tục nào đang áp dụng khớp với chữ đã gõ. Gõ ít chữ hơn, hoặc gõ mã."
      />
      {procedure && <p className="intake-procedure small muted">{detailOf(procedure)}</p>}
      {procedure && (
        <div className="intake-two intake-choices">
          {cases ? (
            <Select
              name="caseName"
              label="Trường hợp"
              error={errors.get('caseName') ?? null}
              options={[...cases.cases.map((name) => ({ value: name, label: name })), ...(cases.mayBeNone ? [{ value: NO_CASE, label: 'Không thuộc trường hợp nào ở trên' }] : [])]}
              emptyWords={form.caseName === undefined ? 'Chọn trường hợp' : undefined}
              value={form.caseName === undefined ? '' : (form.caseName ?? NO_CASE)}
              onValueChange={(value) => change((typed) => ({ ...typed, given: {}, caseName: value === NO_CASE ? null : value === '' ? undefined : value }), 'caseName', 'components')}
            />
          ) : (
            <p className="intake-onecase"><span className="field-label">Trường hợp</span>Một trường hợp</p>
          )}
          <Segmented
            name="channel"
            label="Cách nộp"
            wide
            error={errors.get('channel') ?? null}
            options={COUNTER_CHANNELS.map((channel) => ({ value: channel, label: channel === 'postal' ? 'Bưu chính' : CHANNEL_LABELS[channel], disabled: !procedure.content.channels.includes(channel) }))}
            value={form.channel}
            onValueChange={(value) => change((typed) => withChannel(typed, value as Channel), 'channel', 'caseName')}
          />
        </div>
      )}
      {procedure && form.caseName !== undefined && <Checklist intake={intake} />}
      {missing.length > 0 && (
        <div className="intake-missing">
          <p className="muted">
            Còn thiếu <b>{missing.length} thành phần</b>. Nếu người nộp không có, lập phiếu yêu cầu bổ sung thay vì nhận hồ sơ.
          </p>
          <Button keys={['F7']} onClick={onSupplement}>
            Lập Mẫu 02
          </Button>
        </div>
      )}
      {procedure && form.caseName !== undefined && (
        <div className="intake-below">
          <FeeLines intake={intake} />
          <div className="intake-last">
            <TextInput name="sets" label="Số bộ" inputMode="numeric" value={form.sets} error={errors.get('sets') ?? null} onChange={(event) => change((typed) => ({ ...typed, sets: event.target.value }), 'sets')} />
            <TextInput name="note" label="Ghi chú trên giấy hẹn" optional optionalWords="" placeholder="không bắt buộc" value={form.note} error={errors.get('note') ?? null} onChange={(event) => change((typed) => ({ ...typed, note: event.target.value }), 'note')} />
          </div>
        </div>
      )}
      {!procedure && (
        <p className="intake-hint muted">
          Gõ vài chữ như “cap giay phep lao dong”, mã thủ tục, hoặc <Kbd keys={['1']} /> đến <Kbd keys={['9']} /> cho thủ tục vừa dùng, rồi <Kbd keys={['Enter']} />.
        </p>
      )}
    </section>
  );
}
