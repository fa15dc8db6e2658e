import type { OfferedAct, WithheldActs } from '@/components/dossier/acts-panel';
import { unitsOf, type DossierCore } from '@/lib/data/dossiers-read';
import { can, type Actor } from '@/lib/domain/access/can';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { DOSSIER_ACTS, SUPPLEMENT_ASKS_ALLOWED, type ActPermission, type DossierAct } from '@/lib/domain/dossier/acts';
import { offerOf, type OfferFacts } from '@/lib/domain/dossier/offers';
import { FINAL_STATUSES, portalNumber, type DossierStatus } from '@/lib/domain/dossier/status';
import { BEGINNINGS } from '@/lib/domain/dossier/transitions';
import { ACT_WORDS } from '@/lib/text/act-refusals';
import { formatDate, formatDayMonth } from '@/lib/text/format';
import { notOfferedWords } from '@/lib/text/offer-words';
import { paths } from '@/lib/text/paths';
import { STATUS_LABELS } from '@/lib/text/vi';

/** One letter each, shown on its button. C copies the code and P prints. */
const LETTERS: Partial<Record<DossierAct, string>> = {
  accept: 'A', decline: 'J', 'hand-over': 'B', 'take-over': 'N', assign: 'G', 'request-supplement': 'Y', 'receive-supplement': 'S', 'request-payment': 'M', 'record-payment': 'K',
  consult: 'L', 'consult-reply': 'R', 'submit-for-signature': 'T', sign: 'U', 'return-for-correction': 'V', stop: 'D', withdraw: 'W', finish: 'F', 'return-result': 'E', apologise: 'X', remind: 'H',
  'correct-receipt': 'I', correct: 'Q',
};

/** What usually comes next stands first; the rest keeps the order of the table. */
const NEXT_FIRST: Partial<Record<DossierStatus, readonly DossierAct[]>> = {
  submitted: ['accept', 'request-supplement', 'decline'],
  received: ['take-over', 'hand-over', 'assign'],
  processing: ['sign', 'return-for-correction', 'submit-for-signature', 'finish', 'consult-reply', 'request-supplement', 'consult'],
  'awaiting-supplement': ['receive-supplement'],
  'awaiting-payment': ['record-payment'],
  resolved: ['return-result'],
};

/** Undoing and ending come last: they are the exception. */
const LAST: readonly DossierAct[] = ['remind', 'stop', 'withdraw', 'correct-receipt', 'correct'];

function inOrder(status: DossierStatus, hasSigned: boolean): readonly DossierAct[] {
  // Once the draft is signed the next thing is the result, not another draft.
  const first = (NEXT_FIRST[status] ?? []).filter((act) => !hasSigned || act !== 'submit-for-signature');
  const rest = DOSSIER_ACTS.filter((act) => !first.includes(act) && !LAST.includes(act) && !(act in BEGINNINGS));
  return [...first, ...rest, ...LAST];
}

function noteOf(act: DossierAct, dossier: DossierCore): string | null {
  const { state } = dossier;
  switch (act) {
    case 'request-supplement':
      return state.status === 'submitted' ? 'trước khi tiếp nhận' : `đã ${state.supplementAsks} lần, còn ${SUPPLEMENT_ASKS_ALLOWED - state.supplementAsks} lần`;
    case 'consult':
      return 'không tạm dừng';
    case 'apologise':
      return dossier.originalDueAt === null || state.pausedSince !== null ? '1 lần' : `1 lần, đến hết ${formatDayMonth(dossier.originalDueAt.on)}`;
    case 'stop':
      return 'cần căn cứ';
    case 'consult-reply':
      return state.openConsultations.length > 1 ? `${state.openConsultations.length} nơi đang được hỏi` : null;
    case 'correct':
      return 'do người thứ hai';
    default:
      return null;
  }
}

const hrefOf = (act: DossierAct, code: string): string => (act === 'correct-receipt' ? paths.correctReceipt(code) : act === 'record-payment' ? paths.collectFees(code) : paths.dossierAct(code, act));

/** What this person may do with the dossier now, and why not the rest. */
export function actOffers(dossier: DossierCore, actor: Actor, now: LocalTime): { offered: OfferedAct[]; withheld: WithheldActs[]; ended: string | null } {
  const units = unitsOf(dossier);
  const facts: OfferFacts = {
    state: dossier.state,
    originalDue: dossier.originalDueAt,
    voidable: dossier.events.slice(1).filter((event) => !event.isVoided && event.act !== 'correct' && event.actorId !== actor.staffId).length,
    actorId: actor.staffId,
    now,
    reaches: (permission: ActPermission) => (can(actor, permission, units) ? 'here' : can(actor, permission) ? 'elsewhere' : 'nowhere'),
  };
  const { status } = dossier.state;
  // Acceptance is asked for only where the dossier came online.
  const acts = inOrder(status, dossier.state.signedAt !== null).filter((act) => act !== 'accept' || dossier.channel === 'online');
  const offers = acts.map((act) => offerOf(act, facts));
  const offered = offers.filter(({ reasons }) => reasons.length === 0).map(({ act }): OfferedAct => ({ key: act, label: ACT_WORDS[act], note: noteOf(act, dossier), href: hrefOf(act, dossier.code), letter: LETTERS[act] ?? null, isNext: (NEXT_FIRST[status] ?? []).includes(act) }));
  const ended = FINAL_STATUSES.has(status) ? `Hồ sơ đã kết thúc ở trạng thái ${portalNumber(status)}, ${STATUS_LABELS[status]}${dossier.state.endedAt === null ? '' : `, ngày ${formatDate((dossier.state.returnedAt ?? dossier.state.endedAt).on)}`}.` : null;
  const withheld = new Map<string, { labels: string[]; reasons: readonly string[] }>();
  for (const { act, reasons } of offers) {
    // That everything has ended is said once.
    if (reasons.length === 0 || (ended !== null && reasons.some(({ name }) => name === 'ended' || name === 'already-received'))) continue;
    // Whose work it is says enough: what else would be missing concerns that person.
    const told = reasons.filter(({ name }) => name === 'no-permission');
    const words = (told.length > 0 ? told : reasons).map((reason) => notOfferedWords(act, reason));
    const known = withheld.get(words.join());
    if (known) known.labels.push(ACT_WORDS[act]);
    else withheld.set(words.join(), { labels: [ACT_WORDS[act]], reasons: words });
  }
  const isOthersWork = (entry: WithheldActs): boolean => entry.reasons.every((reason) => reason.startsWith('Việc của'));
  const all = [...withheld.values()];
  return { offered, withheld: [...all.filter((entry) => !isOthersWork(entry)), ...all.filter(isOthersWork)], ended };
}
