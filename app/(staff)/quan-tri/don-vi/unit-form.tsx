'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { UNIT_KINDS } from '@/lib/domain/people/unit';
import { paths } from '@/lib/text/paths';
import { UNIT_KIND_LABELS } from '@/lib/text/people';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { saveUnitAction } from './actions';

type Shown = { readonly id: string; readonly name: string; readonly nameEn: string | null; readonly shortName: string; readonly kind: string; readonly sortOrder: number };

/** Adds a unit, or with `unit` changes it. */
export function UnitForm({ unit, version }: { unit?: Shown; version?: string }) {
  const [state, act] = useActionState(saveUnitAction, IDLE);
  const values = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  const kind = values.kind ?? unit?.kind;
  return (
    <form action={act} noValidate className="max-w-[34rem]">
      <FormAnswer state={state} />
      <input type="hidden" name="mode" value={unit ? 'change' : 'add'} />
      {unit && <input type="hidden" name="unitId" value={unit.id} />}
      {unit && <input type="hidden" name="version" value={values.version ?? version} />}
      <TextInput name="name" label="Tên đơn vị" defaultValue={values.name ?? unit?.name} error={errors.name} autoComplete="off" />
      <TextInput name="shortName" label="Tên viết tắt" hint="Hiện ở nơi hẹp, không trùng với đơn vị khác" defaultValue={values.shortName ?? unit?.shortName} error={errors.shortName} autoComplete="off" />
      <TextInput name="nameEn" label="Tên tiếng Anh" optional hint="Hiện trên trang công khai tiếng Anh" defaultValue={values.nameEn ?? unit?.nameEn ?? ''} error={errors.nameEn} autoComplete="off" />
      <Select key={`k${kind}`} name="kind" label="Loại đơn vị" emptyWords="Chọn loại đơn vị" options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND_LABELS[value] }))} defaultValue={kind} error={errors.kind} />
      <TextInput name="sortOrder" label="Thứ tự trong danh sách" inputMode="numeric" defaultValue={values.sortOrder ?? String(unit?.sortOrder ?? 0)} error={errors.sortOrder} autoComplete="off" />
      <div className="acts mt-4">
        <SubmitButton tone="primary">{unit ? 'Lưu đơn vị' : 'Thêm đơn vị'}</SubmitButton>
        <LinkButton href={paths.adminUnits()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}
