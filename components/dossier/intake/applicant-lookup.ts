import type { ApplicantKind } from '@/lib/domain/dossier/status';
import { parsePhone } from '@/lib/domain/dossier/identity';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import type { CitizenCard } from '@/lib/domain/dossier/citizen-card';
import { formatDate } from '@/lib/text/format';
import { CARD_WARNINGS } from '@/lib/text/intake-words';
import { NO_REPRESENTATIVE, type ApplicantForm, type IntakeForm, type RepresentativeForm } from './intake-form';

/** A known applicant as the look-up answers. Dates are `YYYY-MM-DD`. */
export type FoundApplicant = {
  readonly id: string;
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly citizenId: string | null;
  readonly taxCode: string | null;
  readonly otherId: string | null;
  readonly birthOn: string | null;
  readonly sex: string | null;
  readonly idIssuedOn: string | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
  readonly dossierCount: number;
  readonly lastRepresentative: unknown;
};

/** `YYYY-MM-DD` as it is typed here, `dd/mm/yyyy`; anything else as it is. */
const shown = (date: string | null): string => {
  const parsed = date === null ? null : parsePlainDate(date);
  return parsed === null ? (date ?? '') : formatDate(parsed);
};

const groups = (digits: string): string => (/^0\d{9}$/.test(digits) ? `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}` : digits);

/** The form with a known applicant filled in. */
export function withFound(form: IntakeForm, found: FoundApplicant): IntakeForm {
  const applicant: ApplicantForm = {
    kind: found.kind,
    number: (found.kind === 'citizen' ? found.citizenId : found.taxCode) ?? found.otherId ?? found.taxCode ?? found.citizenId ?? '',
    name: found.name, address: found.address, phone: groups(found.phone), email: found.email ?? '',
    birthOn: shown(found.birthOn), sex: found.sex === 'male' || found.sex === 'female' ? found.sex : '', idIssuedOn: shown(found.idIssuedOn),
  };
  return { ...form, applicant, knownDossiers: found.dossierCount };
}

/** Whoever came for them last, to be taken over with one key. */
export function lastRepresentative(stored: unknown): RepresentativeForm | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const said = stored as Readonly<Record<string, unknown>>;
  const text = (key: string): string => (typeof said[key] === 'string' ? said[key] : '');
  return text('name') === '' ? null : { name: text('name'), citizenId: text('citizenId'), birthOn: shown(text('birthOn') || null), idIssuedOn: shown(text('idIssuedOn') || null), authorisation: text('authorisation') };
}

/** Where a scanned card belongs: to the representative when the applicant is no citizen, or is another citizen already. */
export function cardBelongsTo(form: IntakeForm, card: CitizenCard): 'applicant' | 'representative' {
  if (form.representative !== null) return 'representative';
  const { applicant } = form;
  const isFilled = applicant.name !== '' || applicant.number !== '';
  if (isFilled && applicant.kind !== 'citizen') return 'representative';
  return isFilled && card.citizenId !== null && applicant.number.replace(/\D/g, '') !== card.citizenId ? 'representative' : 'applicant';
}

export function withCard(form: IntakeForm, card: CitizenCard): IntakeForm {
  const birthOn = shown(card.birthOn);
  const idIssuedOn = shown(card.idIssuedOn);
  if (cardBelongsTo(form, card) === 'representative') {
    return { ...form, representative: { ...(form.representative ?? NO_REPRESENTATIVE), name: card.name, citizenId: card.citizenId ?? '', birthOn, idIssuedOn } };
  }
  return { ...form, knownDossiers: null, applicant: { ...form.applicant, kind: 'citizen', number: card.citizenId ?? '', name: card.name, address: card.address, birthOn, sex: card.sex ?? '', idIssuedOn } };
}

/** `Đã đọc thẻ căn cước người được ủy quyền: 7 trường. Số chứng minh cũ trống, không chặn.` */
export function cardWords(card: CitizenCard, belongsTo: 'applicant' | 'representative'): string {
  const read = `Đã đọc thẻ căn cước ${belongsTo === 'applicant' ? 'người nộp' : 'người được ủy quyền'}: ${card.fields} trường.`;
  if (card.warnings.length === 0) return read;
  const said = card.warnings.map((warning) => CARD_WARNINGS[warning]).join('; ');
  return `${read} Lưu ý: ${said}.`;
}

/** A number of a mobile telephone: nobody's tax code begins with it. */
export const isMobile = (number: string): boolean => /^0[5789]/.test(number.replace(/\D/g, '')) && parsePhone(number).ok;
