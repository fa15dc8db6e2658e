'use client';

import { NO_REPRESENTATIVE, kindOfNumber, type IntakeForm } from '@/components/dossier/intake/intake-form';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { Kbd } from '@/components/ui/kbd';
import { TextInput } from '@/components/ui/text-input';
import { APPLICANT_KINDS, type ApplicantKind } from '@/lib/domain/dossier/status';
import { formatNumber } from '@/lib/text/format';
import { APPLICANT_KIND_LABELS } from '@/lib/text/vi';

type Props = { form: IntakeForm; errors: Readonly<Record<string, string>>; onChange: (form: IntakeForm) => void; onNumber: (number: string) => Promise<void> };

const NUMBER_WORDS: Record<ApplicantKind, string> = { citizen: 'Số căn cước, hộ chiếu', enterprise: 'Mã số thuế', 'foreign-organization': 'Mã số thuế hoặc số giấy phép', organization: 'Mã số thuế hoặc số quyết định' };

/** Who applies: typed, scanned, or known by a number. */
export function ApplicantPanel({ form, errors, onChange, onNumber }: Props) {
  const { applicant, representative } = form;
  const set = (changes: Partial<typeof applicant>) => onChange({ ...form, applicant: { ...applicant, ...changes } });
  const field = (name: 'name' | 'address' | 'phone' | 'email' | 'birthOn' | 'idIssuedOn') => ({ name: `applicant.${name}`, value: applicant[name], error: errors[`applicant.${name}`] ?? null, autoComplete: 'off', onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }) });
  const rep = (name: keyof typeof NO_REPRESENTATIVE) => ({ name: `representative.${name}`, value: representative?.[name] ?? '', error: errors[`representative.${name}`] ?? null, autoComplete: 'off', onChange: (event: { target: { value: string } }) => onChange({ ...form, representative: { ...(representative ?? NO_REPRESENTATIVE), [name]: event.target.value } }) });
  return (
    <section className="counter-panel" aria-label="Người nộp">
      <h2>
        Người nộp <Kbd keys={['F2']} />
      </h2>
      <TextInput
        name="applicant.number"
        label={NUMBER_WORDS[applicant.kind]}
        hint="Gõ số hoặc quét thẻ căn cước"
        value={applicant.number}
        error={errors['applicant.number'] ?? null}
        autoComplete="off"
        autoFocus
        beside={form.knownDossiers === null ? undefined : `đã có, ${formatNumber(form.knownDossiers)} hồ sơ`}
        onChange={(event) => set({ number: event.target.value, kind: kindOfNumber(event.target.value) ?? applicant.kind })}
        onBlur={() => void onNumber(applicant.number)}
      />
      <Select name="applicant.kind" label="Loại người nộp" value={applicant.kind} options={APPLICANT_KINDS.map((kind) => ({ value: kind, label: APPLICANT_KIND_LABELS[kind] }))} onValueChange={(kind) => set({ kind: kind as ApplicantKind })} />
      <TextInput {...field('name')} label={applicant.kind === 'citizen' ? 'Họ và tên' : 'Tên'} />
      <TextInput {...field('address')} label="Địa chỉ" />
      <div className="counter-two">
        <TextInput {...field('phone')} label="Điện thoại" inputMode="tel" />
        <TextInput {...field('email')} label="Thư điện tử" optional />
      </div>
      {applicant.kind === 'citizen' && (
        <div className="counter-two">
          <TextInput {...field('birthOn')} label="Ngày sinh" optional placeholder="dd/mm/yyyy" />
          <TextInput {...field('idIssuedOn')} label="Ngày cấp thẻ" optional placeholder="dd/mm/yyyy" />
        </div>
      )}
      <Select name="notifyBy" label="Báo tin qua" value={form.notifyBy} options={[{ value: 'none', label: 'Không báo tin' }, { value: 'email', label: 'Thư điện tử' }, { value: 'sms', label: 'Tin nhắn' }]} onValueChange={(notifyBy) => onChange({ ...form, notifyBy: notifyBy as IntakeForm['notifyBy'] })} />
      {representative ? (
        <fieldset>
          <legend className="field-label">Người được ủy quyền</legend>
          <TextInput {...rep('name')} label="Họ và tên" />
          <TextInput {...rep('citizenId')} label="Số căn cước" optional />
          <TextInput {...rep('authorisation')} label="Giấy ủy quyền" hint="Ví dụ: Số 12/GUQ, ngày 02/11/2026" optional />
          <Button tone="quiet" onClick={() => onChange({ ...form, representative: null })}>
            Người nộp tự đến
          </Button>
        </fieldset>
      ) : (
        <Button tone="quiet" onClick={() => onChange({ ...form, representative: NO_REPRESENTATIVE })}>
          Có người được ủy quyền
        </Button>
      )}
    </section>
  );
}
