'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Checkbox, Select } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { PLACE_KINDS } from '@/lib/domain/procedure/posting';
import { paths } from '@/lib/text/paths';
import { PLACE_KIND_WORDS } from '@/lib/text/posting-words';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { savePlaceAction } from '../actions';

type Shown = { readonly id: string; readonly kind: string; readonly name: string; readonly location: string | null; readonly unitId: string | null; readonly isActive: boolean };

/** Adds a place of posting, or with `place` changes it. */
export function PlaceForm({ place, version, units }: { place?: Shown; version?: string; units: readonly { value: string; label: string }[] }) {
  const [state, act] = useActionState(savePlaceAction, IDLE);
  const values = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  return (
    <form action={act} noValidate className="max-w-[34rem]">
      <FormAnswer state={state} />
      <input type="hidden" name="mode" value={place ? 'change' : 'add'} />
      {place && <input type="hidden" name="placeId" value={place.id} />}
      {place && <input type="hidden" name="version" value={values.version ?? version} />}
      <Select name="kind" label="Loại nơi niêm yết" emptyWords="Chọn loại" options={PLACE_KINDS.map((value) => ({ value, label: PLACE_KIND_WORDS[value] }))} defaultValue={values.kind ?? place?.kind} error={errors.kind} />
      <TextInput name="name" label="Tên" hint="Ví dụ: Bảng niêm yết tầng 1, trụ sở số 24" defaultValue={values.name ?? place?.name} error={errors.name} autoComplete="off" />
      <TextInput name="location" label="Địa chỉ hoặc vị trí" optional defaultValue={values.location ?? place?.location ?? ''} error={errors.location} autoComplete="off" />
      <Select name="unitId" label="Đơn vị phụ trách" optional emptyWords="Chưa giao" options={units} defaultValue={values.unitId ?? place?.unitId ?? ''} error={errors.unitId} />
      {place && (
        <>
          <Checkbox name="isActive" label="Đóng nơi niêm yết này" hint="Nơi đã đóng không còn bị đòi niêm yết; sổ niêm yết ở đây vẫn giữ." value="no" defaultChecked={!place.isActive} />
        </>
      )}
      <div className="acts mt-4">
        <SubmitButton tone="primary">{place ? 'Lưu nơi niêm yết' : 'Thêm nơi niêm yết'}</SubmitButton>
        <LinkButton href={place ? paths.postingPlace(place.id) : paths.postingPlaces()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}
