'use client';

import { Checkbox, Segmented } from '@/components/ui/choices';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { Cause, Extent, Severity } from '@/lib/domain/inspection/vocabulary';
import { CAUSES, EXTENTS, SEVERITIES } from '@/lib/domain/inspection/vocabulary';
import { causeWords, extentWords, severityWords } from '@/lib/text/inspection-words';

export type FindingText = { readonly facts: string; readonly dossierCodes: readonly string[]; readonly ruleBroken: string; readonly severity: Severity; readonly extent: Extent; readonly cause: Cause | null; readonly causeNote: string | null; readonly correctedOnSpot: boolean };

type FindingFieldsProps = { readonly filled: FindingText; readonly values: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; /** For a second form on the page; without it the error summary leads to the fields. */ readonly prefix?: string; readonly withCorrected?: boolean };

/** What is said of a shortcoming: facts, dossiers, rule, severity, extent, cause. */
export function FindingFieldSet({ filled, values, errors, prefix, withCorrected = false }: FindingFieldsProps) {
  const id = (name: string) => prefix && `${prefix}-${name}`;
  return (
    <>
      <TextArea name="facts" id={id('facts')} label="Sự việc" rows={4} defaultValue={values.facts ?? filled.facts} error={errors.facts} />
      <TextArea name="dossierCodes" id={id('dossiers')} label="Hồ sơ làm chứng" optional hint="Cách nhau bằng dấu phẩy hoặc xuống dòng." rows={Math.min(6, Math.max(2, Math.ceil(filled.dossierCodes.length / 3)))} defaultValue={values.dossierCodes ?? filled.dossierCodes.join(', ')} error={errors.dossierCodes} />
      <TextInput name="ruleBroken" id={id('rule')} label="Quy định không thực hiện đúng" hint="Điều, khoản, tên văn bản còn hiệu lực lúc xảy ra." defaultValue={values.ruleBroken ?? filled.ruleBroken} error={errors.ruleBroken} />
      <Segmented wide name="severity" id={id('severity')} label="Mức độ" options={SEVERITIES.map((value) => ({ value, label: severityWords[value] }))} defaultValue={values.severity ?? filled.severity} error={errors.severity} />
      <Segmented wide name="extent" id={id('extent')} label="Phạm vi" options={EXTENTS.map((value) => ({ value, label: extentWords[value] }))} defaultValue={values.extent ?? filled.extent} error={errors.extent} />
      <Segmented wide name="cause" id={id('cause')} label="Nguyên nhân" optional options={CAUSES.map((value) => ({ value, label: causeWords[value] }))} defaultValue={values.cause ?? filled.cause ?? undefined} error={errors.cause} />
      <TextInput name="causeNote" id={id('cause-note')} label="Nói rõ nguyên nhân" optional defaultValue={values.causeNote ?? filled.causeNote ?? ''} error={errors.causeNote} />
      {withCorrected && <Checkbox name="correctedOnSpot" id={id('corrected')} label="Đơn vị đã sửa ngay trong lúc kiểm tra" defaultChecked={values.correctedOnSpot === 'on' || filled.correctedOnSpot} />}
    </>
  );
}
