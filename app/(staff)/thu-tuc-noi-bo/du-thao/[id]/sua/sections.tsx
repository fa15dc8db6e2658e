'use client';

import { Select } from '@/components/ui/choices';
import { FieldGroup } from '@/components/ui/field';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { APPLICANT_KINDS, CHANNELS } from '@/lib/domain/dossier/status';
import { workflowTotal } from '@/lib/domain/procedure/content-check';
import { ONLINE_LEVELS, PAUSE_RULES, PROCEDURE_LEVELS } from '@/lib/domain/procedure/draft-facts';
import { emptyRow, type DraftForm } from '@/lib/domain/procedure/draft-form';
import { readableTerms } from '@/lib/schemas/read-draft';
import { daysWords, ONLINE_LEVEL_WORDS, PAUSE_RULE_WORDS } from '@/lib/text/draft-words';
import { APPLICANT_KIND_LABELS, CHANNEL_LABELS } from '@/lib/text/vi';
import { Rows } from './rows';

export type Choice = { readonly value: string; readonly label: string };
export type SectionProps = { readonly form: DraftForm; readonly set: (change: Partial<DraftForm>) => void; readonly errorOf: (path: string) => string | undefined; readonly units: readonly Choice[]; readonly sectors: readonly Choice[]; readonly codeIsFixed: boolean };

const UNIT_WORDS = { 'working-day': 'ngày làm việc', 'calendar-day': 'ngày', 'working-hour': 'giờ làm việc', 'same-day': 'trong ngày' } as const;
const LIMIT_UNITS = (['working-day', 'calendar-day', 'working-hour', 'same-day'] as const).map((value) => ({ value, label: UNIT_WORDS[value] }));
const STEP_UNITS = LIMIT_UNITS.filter(({ value }) => value !== 'same-day');

function Ticks({ name, label, all, words, chosen, onChosen, error }: { name: string; label: string; all: readonly string[]; words: Readonly<Record<string, string>>; chosen: readonly string[]; onChosen: (chosen: string[]) => void; error?: string }) {
  return (
    <FieldGroup frame={{ name, label, error }}>
      {all.map((value) => (
        <label key={value} className="choice">
          <input type="checkbox" className="box" checked={chosen.includes(value)} onChange={(event) => onChosen(event.target.checked ? all.filter((one) => one === value || chosen.includes(one)) : chosen.filter((one) => one !== value))} />
          <span>{words[value] ?? value}</span>
        </label>
      ))}
    </FieldGroup>
  );
}

export function GeneralPart({ form, set, errorOf, units, sectors, codeIsFixed }: SectionProps) {
  return (
    <>
      <TextArea name="name" label="Tên thủ tục" rows={2} value={form.name} onChange={(event) => set({ name: event.target.value })} error={errorOf('name')} />
      <div className="draft-grid mt-3" data-columns="2" data-level="">
        <TextInput name="code" label="Mã thủ tục" optional={!codeIsFixed} hint={codeIsFixed ? 'Mã đã công bố, không sửa ở đây' : 'Dạng 1.000105; để trống khi chưa được cấp'} readOnly={codeIsFixed} value={form.code} onChange={(event) => set({ code: event.target.value })} error={errorOf('code')} autoComplete="off" />
        <Select name="sectorId" label="Lĩnh vực" emptyWords="Chọn lĩnh vực" options={sectors} value={form.sectorId} onValueChange={(sectorId) => set({ sectorId })} error={errorOf('sectorId')} />
        <Select name="handlingUnitId" label="Đơn vị giải quyết" emptyWords="Chọn đơn vị" options={units} value={form.handlingUnitId} onValueChange={(handlingUnitId) => set({ handlingUnitId })} error={errorOf('handlingUnitId')} />
        <Select name="level" label="Cấp thực hiện" options={PROCEDURE_LEVELS.map((value) => ({ value, label: value }))} value={form.level} onValueChange={(level) => set({ level })} error={errorOf('level')} />
        <Select name="onlineLevel" label="Mức độ trực tuyến" options={ONLINE_LEVELS.map((value) => ({ value, label: ONLINE_LEVEL_WORDS[value] }))} value={form.onlineLevel} onValueChange={(onlineLevel) => set({ onlineLevel })} error={errorOf('onlineLevel')} />
        <Select name="pauseRule" label="Thời hạn khi chờ bổ sung" options={PAUSE_RULES.map((value) => ({ value, label: PAUSE_RULE_WORDS[value] }))} value={form.pauseRule} onValueChange={(pauseRule) => set({ pauseRule })} error={errorOf('pauseRule')} />
      </div>
    </>
  );
}

export function ChannelsPart({ form, set, errorOf }: SectionProps) {
  return (
    <div className="draft-grid" data-columns="2">
      <Ticks name="channels" label="Cách nộp hồ sơ" all={CHANNELS} words={CHANNEL_LABELS} chosen={form.channels} onChosen={(channels) => set({ channels })} error={errorOf('channels')} />
      <Ticks name="applicantKinds" label="Đối tượng thực hiện" all={APPLICANT_KINDS} words={APPLICANT_KIND_LABELS} chosen={form.applicantKinds} onChosen={(applicantKinds) => set({ applicantKinds })} error={errorOf('applicantKinds')} />
    </div>
  );
}

export function LimitsPart({ form, set, errorOf }: SectionProps) {
  return (
    <>
      <Rows
        name="timeLimits" rows={form.timeLimits} onRows={(timeLimits) => set({ timeLimits })} make={emptyRow.timeLimits} noun="Thời hạn" add="Thêm thời hạn theo trường hợp hoặc cách nộp" error={errorOf('timeLimits')}
        row={(limit, index, change) => (
          <div className="draft-grid" data-columns="4">
            <TextInput name={`timeLimits.${index}.caseName`} label="Trường hợp" optional optionalWords="để trống: mọi trường hợp" value={limit.caseName} onChange={(event) => change({ ...limit, caseName: event.target.value })} error={errorOf(`timeLimits.${index}.caseName`)} autoComplete="off" />
            <Select name={`timeLimits.${index}.channel`} label="Cách nộp" optional optionalWords="" emptyWords="Mọi cách" options={CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }))} value={limit.channel} onValueChange={(channel) => change({ ...limit, channel })} error={errorOf(`timeLimits.${index}.channel`)} />
            <TextInput name={`timeLimits.${index}.value`} label="Thời hạn" inputMode="numeric" disabled={limit.unit === 'same-day'} value={limit.unit === 'same-day' ? '' : limit.value} onChange={(event) => change({ ...limit, value: event.target.value })} error={errorOf(`timeLimits.${index}.value`)} autoComplete="off" />
            <Select name={`timeLimits.${index}.unit`} label="Đơn vị" options={LIMIT_UNITS} value={limit.unit} onValueChange={(unit) => change({ ...limit, unit })} error={errorOf(`timeLimits.${index}.unit`)} />
          </div>
        )}
      />
      <div className="draft-grid mt-4 max-w-[34rem]" data-columns="2" data-level="">
        <TextInput name="committed.value" label="Thời hạn cam kết của cơ quan" optional hint="Ngắn hơn hoặc bằng thời hạn theo luật, cho mọi trường hợp" inputMode="numeric" disabled={form.committed.unit === 'same-day'} value={form.committed.value} onChange={(event) => set({ committed: { ...form.committed, value: event.target.value } })} error={errorOf('committed.value')} autoComplete="off" />
        <Select name="committed.unit" label="Đơn vị" options={LIMIT_UNITS} value={form.committed.unit} onValueChange={(unit) => set({ committed: { ...form.committed, unit } })} error={errorOf('committed.unit')} />
      </div>
    </>
  );
}

function Total({ form }: { form: DraftForm }) {
  const { totalDays, limitDays, isTooLong } = workflowTotal(readableTerms(form));
  return (
    <p className="draft-total" role="status" data-over={isTooLong || undefined}>
      <span>Tổng quy trình: <b>{daysWords(totalDays)}</b></span>
      {limitDays !== null && <span>{isTooLong ? `vượt thời hạn ${daysWords(limitDays)}. Giảm thời gian ở một hoặc nhiều bước.` : `trong thời hạn ${daysWords(limitDays)}${form.committed.value.trim() || form.committed.unit === 'same-day' ? ' (cam kết)' : ''}.`}</span>}
    </p>
  );
}

export function WorkflowPart({ form, set, errorOf, units }: SectionProps) {
  return (
    <>
      <Rows
        name="workflow" rows={form.workflow} onRows={(workflow) => set({ workflow })} make={emptyRow.workflow} noun="Bước" add="Thêm bước" error={errorOf('workflow')}
        row={(step, index, change) => (
          <div className="draft-grid" data-columns="3">
            <TextInput name={`workflow.${index}.step`} label="Việc" className="draft-wide" value={step.step} onChange={(event) => change({ ...step, step: event.target.value })} error={errorOf(`workflow.${index}.step`)} autoComplete="off" />
            <Select name={`workflow.${index}.unitId`} label="Đơn vị thực hiện" emptyWords="Chọn đơn vị" options={units} value={step.unitId} onValueChange={(unitId) => change({ ...step, unitId })} error={errorOf(`workflow.${index}.unitId`)} />
            <TextInput name={`workflow.${index}.duration`} label="Thời gian" inputMode="decimal" value={step.duration} onChange={(event) => change({ ...step, duration: event.target.value })} error={errorOf(`workflow.${index}.duration`)} autoComplete="off" />
            <Select name={`workflow.${index}.durationUnit`} label="Đơn vị" options={STEP_UNITS} value={step.durationUnit} onValueChange={(durationUnit) => change({ ...step, durationUnit })} error={errorOf(`workflow.${index}.durationUnit`)} />
          </div>
        )}
      />
      <Total form={form} />
    </>
  );
}

/** Steps and results: one text a row. */
export function TextsPart({ part, noun, add, label, form, set, errorOf }: SectionProps & { readonly part: 'steps' | 'results'; readonly noun: string; readonly add: string; readonly label: string }) {
  return (
    <Rows
      name={part} rows={form[part]} onRows={(rows) => set({ [part]: rows })} make={emptyRow[part]} noun={noun} add={add} error={errorOf(part)}
      row={(text, index, change) => <TextArea name={`${part}.${index}`} label={label} rows={2} value={text} onChange={(event) => change(event.target.value)} error={errorOf(`${part}.${index}`)} />}
    />
  );
}

export function ConditionsPart({ form, set, errorOf }: SectionProps) {
  return <TextArea name="conditions" label="Yêu cầu, điều kiện thực hiện" optional hint="Để trống nếu không có" rows={4} value={form.conditions} onChange={(event) => set({ conditions: event.target.value })} error={errorOf('conditions')} />;
}

export function EnglishPart({ form, set, errorOf }: SectionProps) {
  return (
    <>
      <TextArea name="nameEn" label="Tên tiếng Anh" optional rows={2} lang="en" value={form.nameEn} onChange={(event) => set({ nameEn: event.target.value })} error={errorOf('nameEn')} />
      <TextArea name="summaryEn" label="Tóm tắt tiếng Anh" optional rows={3} lang="en" value={form.summaryEn} onChange={(event) => set({ summaryEn: event.target.value })} error={errorOf('summaryEn')} />
    </>
  );
}
