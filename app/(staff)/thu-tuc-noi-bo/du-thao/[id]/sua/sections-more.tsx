'use client';

import { Checkbox, Select } from '@/components/ui/choices';
import { TextInput } from '@/components/ui/text-input';
import { emptyRow } from '@/lib/domain/procedure/draft-form';
import { FileField } from '../../../file-field';
import { Rows } from './rows';
import type { SectionProps } from './sections';

export function ComponentsPart({ form, set, errorOf }: SectionProps) {
  const cases = [...new Set(form.timeLimits.map(({ caseName }) => caseName.trim()).filter(Boolean))];
  return (
    <>
      <datalist id="truong-hop-thoi-han">{cases.map((name) => <option key={name} value={name} />)}</datalist>
      <TextInput name="sets" label="Số bộ hồ sơ" className="field max-w-[10rem]" inputMode="numeric" value={form.sets} onChange={(event) => set({ sets: event.target.value })} error={errorOf('sets')} autoComplete="off" />
      <Rows
        name="components" rows={form.components} onRows={(components) => set({ components })} make={emptyRow.components} noun="Giấy tờ" add="Thêm giấy tờ" error={errorOf('components')}
        row={(part, index, change) => {
          const path = (field: string) => `components.${index}.${field}`;
          return (
            <>
              <TextInput name={path('name')} label="Tên giấy tờ" value={part.name} onChange={(event) => change({ ...part, name: event.target.value })} error={errorOf(path('name'))} autoComplete="off" />
              <div className="draft-grid mt-2" data-columns="4">
                <TextInput name={path('caseName')} label="Trường hợp" optional optionalWords="để trống: mọi trường hợp" list="truong-hop-thoi-han" value={part.caseName} onChange={(event) => change({ ...part, caseName: event.target.value })} error={errorOf(path('caseName'))} autoComplete="off" />
                <TextInput name={path('originals')} label="Bản chính" inputMode="numeric" value={part.originals} onChange={(event) => change({ ...part, originals: event.target.value })} error={errorOf(path('originals'))} autoComplete="off" />
                <TextInput name={path('copies')} label="Bản sao" inputMode="numeric" value={part.copies} onChange={(event) => change({ ...part, copies: event.target.value })} error={errorOf(path('copies'))} autoComplete="off" />
                <TextInput name={path('form')} label="Mẫu đơn" optional optionalWords="" placeholder="Mẫu số 03" value={part.form} onChange={(event) => change({ ...part, form: event.target.value })} error={errorOf(path('form'))} autoComplete="off" />
              </div>
              <Checkbox name={path('isRequired')} label="Chỉ nộp nếu có" checked={!part.isRequired} onChange={(event) => change({ ...part, isRequired: !event.target.checked })} />
              {part.form.trim() !== '' && (
                <FileField name={path('formFileId')} label="Tệp mẫu đơn để người dân tải về" accept=".docx,.pdf,.xlsx" removable chosen={part.formFileId ? { fileId: part.formFileId, name: part.formFileName } : null} onChosen={(file) => change({ ...part, formFileId: file?.fileId ?? '', formFileName: file?.name ?? '' })} error={errorOf(path('formFileId'))} />
              )}
            </>
          );
        }}
      />
    </>
  );
}

export function FeesPart({ form, set, errorOf }: SectionProps) {
  return (
    <>
      {form.fees.length === 0 && <p className="muted">Không thu phí, lệ phí.</p>}
      <Rows
        name="fees" rows={form.fees} onRows={(fees) => set({ fees })} make={emptyRow.fees} noun="Khoản" add="Thêm phí, lệ phí" error={errorOf('fees')}
        row={(fee, index, change) => (
          <div className="draft-grid" data-columns="3" data-level="">
            <TextInput name={`fees.${index}.name`} label="Tên phí, lệ phí" className="draft-wide" value={fee.name} onChange={(event) => change({ ...fee, name: event.target.value })} error={errorOf(`fees.${index}.name`)} autoComplete="off" />
            <Select name={`fees.${index}.kind`} label="Loại" options={[{ value: 'fee', label: 'Phí' }, { value: 'levy', label: 'Lệ phí' }]} value={fee.kind} onValueChange={(kind) => change({ ...fee, kind })} error={errorOf(`fees.${index}.kind`)} />
            <TextInput name={`fees.${index}.amountVnd`} label="Số tiền (đồng)" optional optionalWords="trống: theo biểu mức" inputMode="numeric" value={fee.amountVnd} onChange={(event) => change({ ...fee, amountVnd: event.target.value })} error={errorOf(`fees.${index}.amountVnd`)} autoComplete="off" />
            <TextInput name={`fees.${index}.per`} label="Tính theo" optional optionalWords="" value={fee.per} onChange={(event) => change({ ...fee, per: event.target.value })} error={errorOf(`fees.${index}.per`)} autoComplete="off" />
          </div>
        )}
      />
    </>
  );
}

export function BasesPart({ form, set, errorOf }: SectionProps) {
  return (
    <Rows
      name="legalBases" rows={form.legalBases} onRows={(legalBases) => set({ legalBases })} make={emptyRow.legalBases} noun="Căn cứ" add="Thêm căn cứ" error={errorOf('legalBases')}
      row={(basis, index, change) => {
        const path = (field: string) => `legalBases.${index}.${field}`;
        return (
          <>
            <TextInput name={path('title')} label="Tên văn bản" value={basis.title} onChange={(event) => change({ ...basis, title: event.target.value })} error={errorOf(path('title'))} autoComplete="off" />
            <div className="draft-grid mt-2" data-columns="4">
              <TextInput name={path('number')} label="Số, ký hiệu" value={basis.number} onChange={(event) => change({ ...basis, number: event.target.value })} error={errorOf(path('number'))} autoComplete="off" />
              <TextInput name={path('article')} label="Điều, khoản" optional optionalWords="" value={basis.article} onChange={(event) => change({ ...basis, article: event.target.value })} error={errorOf(path('article'))} autoComplete="off" />
              <TextInput name={path('validFrom')} label="Có hiệu lực từ" optional optionalWords="" value={basis.validFrom} onChange={(event) => change({ ...basis, validFrom: event.target.value })} error={errorOf(path('validFrom'))} autoComplete="off" />
              <TextInput name={path('validTo')} label="Đến hết ngày" optional optionalWords="" value={basis.validTo} onChange={(event) => change({ ...basis, validTo: event.target.value })} error={errorOf(path('validTo'))} autoComplete="off" />
            </div>
          </>
        );
      }}
    />
  );
}
