import type { FieldProblem } from '@/components/ui/error-summary';

/** The one number field stands for three of the server's. */
const SAME_FIELD: Readonly<Record<string, string>> = {
  'applicant.citizenId': 'applicant.number', 'applicant.taxCode': 'applicant.number', 'applicant.otherId': 'applicant.number',
};

/** Some fields of the server's have no control of their own name; the place to look is this. */
const NEAREST: readonly (readonly [RegExp, string])[] = [
  [/^components(\.|$)/, 'components'],
  [/^files(\.|$)/, 'files'],
];

export type Errors = ReadonlyMap<string, string>;

/** The server's complaints under the names of this screen's fields. `feeOrdinals` are the fees in the order in which they were sent. */
export function errorsOf(fieldErrors: Readonly<Record<string, string>>, feeOrdinals: readonly number[]): Errors {
  const errors = new Map<string, string>();
  for (const [path, message] of Object.entries(fieldErrors)) {
    const fee = /^fees\.(\d+)\.(amountVnd|receiptNumber)$/.exec(path);
    const name = fee ? `fee-${feeOrdinals[Number(fee[1])] ?? 1}` : (SAME_FIELD[path] ?? NEAREST.find(([pattern]) => pattern.test(path))?.[1] ?? path);
    if (!errors.has(name)) errors.set(name, message);
  }
  return errors;
}

/** In the order of the screen, so that the focus goes to the first. */
const ORDER = ['applicant.number', 'applicant.kind', 'applicant.name', 'applicant.address', 'applicant.phone', 'applicant.email', 'applicant.birthOn', 'applicant.idIssuedOn', 'representative.name', 'representative.citizenId',
  'representative.birthOn', 'representative.idIssuedOn', 'representative.authorisation', 'versionId', 'caseName', 'channel', 'components', 'files', 'sets', 'note', 'receivedAt', 'lateReason'];

const placeOf = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

export const problemsOf = (errors: Errors): FieldProblem[] => [...errors].map(([name, message]) => ({ name, message })).sort((a, b) => placeOf(a.name) - placeOf(b.name));
