'use client';

import { useActionState, useState } from 'react';
import { PhotoField } from '@/components/procedure/photo-field';
import { Button, LinkButton } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { FieldGroup } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { fold } from '@/lib/text/fold';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { recordPostingAction } from '../actions';

export type PostableLine = { readonly id: string; readonly slug: string; readonly code: string; readonly name: string; readonly number: number; readonly isUpcoming: boolean; /** Places that lack it. */ readonly lacking: readonly string[] };

type RecordFormProps = { today: string; chosenPlace: string; chosenSlug: string; places: readonly { value: string; label: string }[]; versions: readonly PostableLine[] };

/** Which versions hang where, since when. Those that the chosen place lacks stand first. */
export function RecordForm({ today, chosenPlace, chosenSlug, places, versions }: RecordFormProps) {
  const [state, act] = useActionState(recordPostingAction, IDLE);
  const values = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  const [place, setPlace] = useState(values.placeId ?? (places.some(({ value }) => value === chosenPlace) ? chosenPlace : ''));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(versions.filter(({ slug }) => slug === chosenSlug).map(({ id }) => id)));
  const [words, setWords] = useState('');
  const lacks = (line: PostableLine) => line.lacking.includes(place);
  const needed = versions.filter(lacks);
  const shown = versions.filter(({ name, code }) => fold(words).split(/\s+/).every((word) => fold(`${name} ${code}`).includes(word))).sort((a, b) => Number(lacks(b)) - Number(lacks(a)));
  const toggle = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id]));
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <div className="max-w-[34rem]">
        <Select name="placeId" label="Nơi niêm yết" emptyWords="Chọn nơi niêm yết" options={places} value={place} onValueChange={setPlace} error={errors.placeId} />
        <DateInput name="postedOn" label="Niêm yết từ ngày" defaultValue={values.postedOn ?? today} error={errors.postedOn} />
      </div>
      <div className="mt-4">
      <FieldGroup frame={{ name: 'versionIds', label: 'Thủ tục được niêm yết', error: errors.versionIds }}>
        <div className="acts my-2">
          <input type="search" className="input max-w-[22rem]" aria-label="Tìm trong danh sách thủ tục" placeholder="Tìm tên hoặc mã" value={words} onChange={(event) => setWords(event.target.value)} />
          {place && needed.length > 0 && <Button onClick={() => setChosen(new Set(needed.map(({ id }) => id)))}>Chọn {formatNumber(needed.length)} thủ tục nơi này còn thiếu</Button>}
          {chosen.size > 0 && <Button onClick={() => setChosen(new Set())}>Bỏ chọn {formatNumber(chosen.size)}</Button>}
        </div>
        <div className="posting-list">
          {shown.map((line) => (
            <label key={line.id} className="choice">
              <input type="checkbox" className="box" checked={chosen.has(line.id)} onChange={() => toggle(line.id)} />
              <span>
                {line.name}
                <small>{line.code}, bản {line.number}{line.isUpcoming && ', sắp áp dụng'}{place && (lacks(line) ? ', nơi này chưa có' : ', đã có ở nơi này')}</small>
              </span>
            </label>
          ))}
        </div>
        {shown.length === 0 && <p className="muted">{versions.length === 0 ? 'Chưa có thủ tục nào đang áp dụng hoặc sắp áp dụng.' : 'Không có thủ tục nào khớp.'}</p>}
        {[...chosen].map((id) => <input key={id} type="hidden" name="versionIds[]" value={id} />)}
      </FieldGroup>
      </div>
      <div className="mt-4 max-w-[34rem]">
        <PhotoField name="photoFileId" label="Ảnh chụp nơi niêm yết" upload={paths.postingPhotoUpload()} />
        <TextArea name="note" label="Ghi chú" optional rows={2} defaultValue={values.note} error={errors.note} />
      </div>
      <div className="acts mt-4">
        <SubmitButton tone="primary">Ghi nhận {chosen.size > 0 ? `${formatNumber(chosen.size)} thủ tục` : 'niêm yết'}</SubmitButton>
        <LinkButton href={paths.posting()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}
