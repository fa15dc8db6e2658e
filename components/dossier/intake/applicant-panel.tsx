'use client';

import { useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { Kbd } from '@/components/ui/kbd';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { kindsOfNumber } from '@/lib/domain/dossier/identity';
import { APPLICANT_KINDS, type ApplicantKind } from '@/lib/domain/dossier/status';
import { formatCount } from '@/lib/text/format';
import { APPLICANT_KIND_LABELS } from '@/lib/text/vi';
import { askServer } from './ask-server';
import { isMobile, lastRepresentative, withFound, type FoundApplicant } from './applicant-lookup';
import { kindOfNumber, NO_REPRESENTATIVE, type ApplicantForm, type RepresentativeForm } from './intake-form';
import { RepresentativeFields } from './representative-fields';
import { focusField, type Intake } from './use-intake';

const KIND_OPTIONS = APPLICANT_KINDS.map((kind) => ({ value: kind, label: APPLICANT_KIND_LABELS[kind] }));
const NOTIFY = [{ value: 'none', label: 'Không báo' }, { value: 'email', label: 'Thư điện tử' }, { value: 'sms', label: 'Tin nhắn' }, { value: 'zalo', label: 'Zalo' }] as const;

const NUMBER_LABELS: Record<ApplicantKind, string> = {
  citizen: 'Số căn cước, hộ chiếu',
  enterprise: 'Mã số thuế',
  'foreign-organization': 'Mã số thuế, số giấy phép',
  organization: 'Mã số thuế, số quyết định',
};

/** The first place where something still has to be typed; the procedure when the person is whole. */
function nextField(applicant: ApplicantForm): string {
  const order: readonly (keyof ApplicantForm)[] = ['number', 'name', 'address', 'phone'];
  const empty = order.find((field) => applicant[field] === '');
  return empty === undefined ? 'versionId' : `applicant.${empty}`;
}

/** Who applies, and who came for them. */
export function ApplicantPanel({ intake }: { intake: Intake }) {
  const { form, change, errors, told } = intake;
  const { applicant, knownDossiers } = form;
  const [found, setFound] = useState<readonly FoundApplicant[]>([]);
  const [lookup, setLookup] = useState<'idle' | 'asking' | 'none' | 'failed'>('idle');
  const [unlocked, setUnlocked] = useState(false);
  const [offered, setOffered] = useState<RepresentativeForm | null>(null);
  const asked = useRef('');

  const set = (field: keyof ApplicantForm, value: string) => change((typed) => ({ ...typed, applicant: { ...typed.applicant, [field]: value } }), `applicant.${field}`);
  const isKnown = knownDossiers !== null && !unlocked;

  const take = (one: FoundApplicant) => {
    setFound([]);
    setLookup('idle');
    setUnlocked(false);
    setOffered(lastRepresentative(one.lastRepresentative));
    asked.current = one.taxCode ?? one.citizenId ?? one.otherId ?? '';
    change((typed) => withFound(typed, one), ...[...errors.keys()].filter((name) => name.startsWith('applicant.')));
    const filled = withFound(form, one).applicant;
    if (document.activeElement === null || document.activeElement === document.body || document.activeElement.id.startsWith('o-applicant.') || document.activeElement.closest('.intake-found')) focusField(nextField(filled));
  };

  const ask = async (moveOn: boolean) => {
    const number = applicant.number.trim();
    if (number === '' || number === asked.current) {
      if (moveOn) focusField(nextField(applicant));
      return;
    }
    if (kindsOfNumber(number).length === 0 && !/[a-z]/i.test(number)) return;
    asked.current = number;
    setLookup('asking');
    const answer = await askServer<{ found: FoundApplicant[] }>('/api/intake/nguoi-nop', { number });
    // What was asked has been typed over since: another answer will come.
    if (asked.current !== number) return;
    if (!answer.ok) {
      asked.current = '';
      setLookup('failed');
      if (moveOn) focusField(nextField(applicant));
      return;
    }
    const [first, ...others] = answer.value.found;
    if (first && others.length === 0) return take(first);
    setFound(answer.value.found);
    setLookup(first ? 'idle' : 'none');
    if (first) return requestAnimationFrame(() => document.querySelector<HTMLElement>('.intake-found button')?.focus());
    const kind = kindOfNumber(number);
    const isPhone = isMobile(number);
    change((typed) => ({ ...typed, knownDossiers: null, applicant: isPhone ? { ...typed.applicant, number: '', phone: number } : { ...typed.applicant, kind: kind ?? typed.applicant.kind } }));
    if (isPhone) focusField('applicant.number');
    else if (moveOn) focusField(nextField({ ...applicant, kind: kind ?? applicant.kind }));
  };

  const numberKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void ask(true);
  };

  const enterMovesOn = (field: string) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusField(field);
  };

  const beside = knownDossiers !== null ? `đã có, ${formatCount(knownDossiers, 'hồ sơ')}` : lookup === 'asking' ? 'đang tìm…' : lookup === 'none' ? 'người nộp mới' : undefined;
  const input = (field: keyof ApplicantForm) => ({ name: `applicant.${field}`, value: applicant[field], error: errors.get(`applicant.${field}`) ?? null, onChange: (event: { target: { value: string } }) => set(field, event.target.value), autoComplete: 'off' });

  return (
    <section className="intake-panel" aria-labelledby="muc-nguoi-nop">
      <h2 id="muc-nguoi-nop">
        <span>
          Người nộp{beside && <span className="intake-known">, {beside}</span>}
          {isKnown && (
            <button type="button" className="intake-link intake-edit" onClick={() => { setUnlocked(true); focusField('applicant.name'); }}>
              Sửa
            </button>
          )}
        </span>
        <Kbd keys={['F2']} />
      </h2>
      {told && <p className="intake-told" role="status">{told}</p>}
      <div className="intake-two">
        <TextInput {...input('number')} label={NUMBER_LABELS[applicant.kind]} onKeyDown={numberKeys} onBlur={() => void ask(false)} onChange={(event) => {
          const number = event.target.value;
          setLookup('idle');
          setFound([]);
          change((typed) => ({ ...typed, knownDossiers: null, applicant: { ...typed.applicant, number, kind: kindOfNumber(number) === null || typed.applicant.name !== '' ? typed.applicant.kind : (kindOfNumber(number) ?? typed.applicant.kind) } }), 'applicant.number');
        }} />
        <Select name="applicant.kind" label="Loại người nộp" options={KIND_OPTIONS} value={applicant.kind} error={errors.get('applicant.kind') ?? null} onValueChange={(kind) => change((typed) => ({ ...typed, applicant: { ...typed.applicant, kind: kind as ApplicantKind } }), 'applicant.kind', 'applicant.number')} />
      </div>
      {lookup === 'failed' && <p className="field-error">Chưa tìm được người nộp vì mất kết nối. Nhập tay hoặc bấm Enter để tìm lại.</p>}
      {found.length > 1 && (
        <ul className="intake-found" aria-label="Chọn người nộp">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => take(one)}>
                <b>{one.name}</b>
                <small>{[one.taxCode ?? one.citizenId ?? one.otherId, formatCount(one.dossierCount, 'hồ sơ'), one.address].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextInput {...input('name')} label={applicant.kind === 'citizen' ? 'Họ và tên' : 'Tên'} readOnly={isKnown} onKeyDown={enterMovesOn('applicant.address')} />
      <TextArea {...input('address')} label="Địa chỉ" rows={1} readOnly={isKnown} onKeyDown={enterMovesOn('applicant.phone')} />
      <div className="intake-two">
        <TextInput {...input('phone')} label="Điện thoại" inputMode="tel" onKeyDown={enterMovesOn('versionId')} />
        <TextInput {...input('email')} label="Thư điện tử" optional placeholder="không bắt buộc" optionalWords="" inputMode="email" onKeyDown={enterMovesOn('versionId')} />
        {applicant.kind === 'citizen' && <TextInput {...input('birthOn')} label="Ngày sinh" optional placeholder="dd/mm/yyyy" inputMode="numeric" optionalWords="" />}
        {applicant.kind === 'citizen' && <TextInput {...input('idIssuedOn')} label="Ngày cấp" optional placeholder="dd/mm/yyyy" inputMode="numeric" optionalWords="" />}
      </div>
      <div className="intake-sub">
        <h3>Người được ủy quyền</h3>
        {form.representative ? (
          <button type="button" className="intake-link" onClick={() => change((typed) => ({ ...typed, representative: null, files: typed.files.filter((file) => file.purpose !== 'authorisation') }))}>
            Bỏ
          </button>
        ) : (
          <Button tone="quiet" keys={['Alt', 'U']} id="nut-uy-quyen" onClick={() => {
            change((typed) => ({ ...typed, representative: offered ?? NO_REPRESENTATIVE }));
            focusField(offered ? 'representative.authorisation' : 'representative.name');
          }}>
            {offered ? `Như lần trước: ${offered.name}` : 'Thêm'}
          </Button>
        )}
      </div>
      {form.representative && <RepresentativeFields intake={intake} representative={form.representative} />}
      <div className="intake-foot">
        <label className="small muted" htmlFor="o-notifyBy">
          Báo tin cho người nộp qua
        </label>
        <select id="o-notifyBy" className="input" value={form.notifyBy} onChange={(event) => change((typed) => ({ ...typed, notifyBy: NOTIFY.find(({ value }) => value === event.target.value)?.value ?? 'none' }), 'applicant.email')}>
          {NOTIFY.map(({ value, label }) => (
            <option key={value} value={value}>{label}</option>
          ))}
        </select>
        {form.notifyBy !== 'none' && (
          <select aria-label="Tiếng dùng để báo tin" className="input" value={form.notifyLang} onChange={(event) => change((typed) => ({ ...typed, notifyLang: event.target.value === 'en' ? 'en' : 'vi' }))}>
            <option value="vi">Tiếng Việt</option>
            <option value="en">Tiếng Anh</option>
          </select>
        )}
      </div>
    </section>
  );
}
