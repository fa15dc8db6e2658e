import { plainDateOf, type PlainDate } from '../calendar/plain-date';

/** What the QR code of a citizen card says, as far as it could be read. Nothing here is a proof of identity. */
export type CitizenCard = {
  /** How many fields the code had; the oldest cards have 6. */
  readonly fields: number;
  readonly citizenId: string | null;
  /** Số chứng minh nhân dân cũ, 9 digits. */
  readonly formerId: string | null;
  readonly name: string;
  readonly birthOn: PlainDate | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  readonly idIssuedOn: PlainDate | null;
  readonly warnings: readonly CardWarning[];
};

/** What could not be read or looks wrong. A warning, never a refusal: the clerk has the card in hand. */
export type CardWarning =
  | 'number-not-12-digits'
  | 'former-number-missing'
  | 'former-number-odd'
  | 'name-missing'
  | 'name-garbled'
  | 'name-case-changed'
  | 'birth-missing'
  | 'sex-missing'
  | 'address-missing'
  | 'address-garbled'
  | 'issue-date-missing';

const digitsOf = (field: string): string => field.replace(/[\s.\-/]/g, '');
const isDigits = (field: string): boolean => /^[\d\s.\-/]+$/.test(field);

/** `15031990`; also with separators. Null when it is not a date. */
function cardDate(field: string): PlainDate | null {
  const digits = digitsOf(field);
  if (!isDigits(field) || !/^\d{8}$/.test(digits)) return null;
  return plainDateOf(Number(digits.slice(4)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}

/** Nam, Nữ; also as a keyboard that composes Telex or VNI leaves it (`Nữx`, `nuwx`, `Nu74`), or without marks. */
function cardSex(field: string): CitizenCard['sex'] {
  const letters = field.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase();
  if (letters === 'nam' || letters === 'male' || letters === 'm') return 'male';
  return /^nu[wx]{0,3}$/.test(letters) || letters === 'female' || letters === 'f' ? 'female' : null;
}

/** Signs that no name has: a scanner that could not type a letter sends one of these, and VNI leaves digits. */
const isGarbledName = (name: string): boolean => /[\d?\ufffd□|<>{}[\]\\^_=+*&%$#@!~]/u.test(name);
const isGarbledAddress = (address: string): boolean => /[?\ufffd□{}\\^_~]/u.test(address);

/** Letters that Telex would have composed but did not, at the ends of syllables: `Nguyeenx`, `Thij`. */
const hasUncomposedTelex = (name: string): boolean =>
  /(?:aa|aw|ee|oo|ow|uw|dd)/i.test(name) || name.split(/\s+/).some((word) => /^[a-z]{2,}[fjwz]$/i.test(word));

/** First letters large, the rest small: `NGUYỄN THỊ MẪU` and `nguyễn thị mẫu` both give `Nguyễn Thị Mẫu`. */
const nameCase = (name: string): string =>
  name.toLowerCase().replace(/(^|[\s\-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

const hasOneCase = (name: string): boolean => name.length > 1 && (name === name.toLowerCase() || name === name.toUpperCase());

type Parts = { number: string; former: string | null; name: string; rest: readonly string[] };

/** The name is the first field with letters: what stands before it are the numbers, of which the old one may be missing. */
function partsOf(fields: readonly string[]): Parts {
  const nameAt = fields.findIndex((field) => /\p{L}/u.test(field) && cardSex(field) === null);
  const at = nameAt === -1 ? Math.min(2, fields.length) : nameAt;
  return { number: fields[0] ?? '', former: at >= 2 ? (fields[1] ?? '') : null, name: nameAt === -1 ? '' : (fields[nameAt] ?? ''), rest: fields.slice(at + 1) };
}

/** Does this look like the text of a citizen card at all? Enough bars, and a long number or a date among them. */
export function looksLikeCitizenCard(text: string): boolean {
  const fields = text.split('|');
  return fields.length >= 4 && fields.some((field) => isDigits(field) && [8, 9, 12].includes(digitsOf(field).length));
}

/**
 * Reads the QR code of a citizen card (căn cước): fields split by `|`, in the order number, former number, name, birth
 * ddMMyyyy, sex, address, issue ddMMyyyy; more may follow and are left alone. Fewer fields, spaces, a missing former
 * number, letters that the keyboard composed or lost: it reads what it can and warns. Null when it is no card at all.
 */
export function parseCitizenCard(text: string): CitizenCard | null {
  if (!looksLikeCitizenCard(text)) return null;
  const fields = text.normalize('NFC').replace(/[\r\n\t]+/g, '').split('|').map((field) => field.replace(/\s+/g, ' ').trim());
  const { number, former, name: rawName, rest } = partsOf(fields);
  // By place and not by what could be read: an impossible birth must not be filled with the day of issue.
  const dates = rest.filter((field) => isDigits(field) && digitsOf(field).length === 8).map(cardDate);
  const sexAt = rest.findIndex((field) => cardSex(field) !== null);
  const words = rest.filter((field, index) => index !== sexAt && field !== '' && cardDate(field) === null && !isDigits(field));
  const address = words[0] ?? '';
  const isCaseChanged = hasOneCase(rawName);
  const name = isCaseChanged ? nameCase(rawName) : rawName;
  const citizenId = isDigits(number) && digitsOf(number).length === 12 ? digitsOf(number) : null;
  const formerDigits = former === null ? '' : digitsOf(former);
  const formerId = /^\d{9}$/.test(formerDigits) ? formerDigits : null;
  const birthOn = dates[0] ?? null;
  const idIssuedOn = dates[1] ?? null;
  const sex = sexAt === -1 ? null : cardSex(rest[sexAt] ?? '');
  const found: Readonly<Record<CardWarning, boolean>> = {
    'number-not-12-digits': citizenId === null,
    'former-number-missing': former === null || formerDigits === '',
    'former-number-odd': formerDigits !== '' && formerId === null,
    'name-missing': name === '',
    'name-garbled': name !== '' && (isGarbledName(name) || hasUncomposedTelex(name)),
    'name-case-changed': isCaseChanged,
    'birth-missing': birthOn === null,
    'sex-missing': sex === null,
    'address-missing': address === '',
    'address-garbled': isGarbledAddress(address),
    'issue-date-missing': idIssuedOn === null,
  };
  const warnings = (Object.keys(found) as CardWarning[]).filter((warning) => found[warning]);
  return { fields: fields.length, citizenId, formerId, name, birthOn, sex, address, idIssuedOn, warnings };
}
