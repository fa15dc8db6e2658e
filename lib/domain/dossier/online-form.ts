/** The steps of the public form, in order; each is an address. */
export const ONLINE_STEPS = ['truong-hop', 'nguoi-nop', 'giay-to', 'nhan-ket-qua', 'xem-lai'] as const;
export type OnlineStep = (typeof ONLINE_STEPS)[number];

/** The text fields of each step, by the names under which the form sends them and the draft keeps them. */
export const STEP_FIELDS = {
  'truong-hop': ['caseName', 'kind', 'by'],
  'nguoi-nop': ['name', 'citizenId', 'taxCode', 'otherId', 'birthOn', 'address', 'phone', 'email', 'repName', 'repCitizenId', 'repPhone', 'repAuthorisation'],
  'giay-to': ['note'],
  'nhan-ket-qua': ['notifyBy', 'notifyLang', 'resultBy', 'resultAddress'],
  'xem-lai': ['declared'],
} as const satisfies Record<OnlineStep, readonly string[]>;

export type DraftField = (typeof STEP_FIELDS)[OnlineStep][number];
export type DraftValues = Readonly<Partial<Record<DraftField, string>>>;

/** The answer that none of the cases applies. */
export const NO_CASE = '-';

/** The longest text of a field that a draft keeps. */
export const LONGEST_DRAFT_TEXT = 1_000;

/** `authorisationFile`: the paper by which a representative acts, among the files. */
export type ProblemField = DraftField | 'authorisationFile';

const STEP_OF = new Map<string, OnlineStep>(ONLINE_STEPS.flatMap((step) => STEP_FIELDS[step].map((field) => [field, step] as const)));
export const stepOf = (field: ProblemField): OnlineStep => (field === 'authorisationFile' ? 'giay-to' : (STEP_OF.get(field) ?? 'truong-hop'));
