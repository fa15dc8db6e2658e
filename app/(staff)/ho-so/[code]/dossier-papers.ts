import type { TimelinePaper } from '@/components/dossier/timeline';
import type { DossierCore, DossierParts } from '@/lib/data/dossiers-read';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { editionFor } from '@/lib/domain/paper/edition';
import { PAPER_KINDS, type PaperKind } from '@/lib/domain/paper/kind';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { paths } from '@/lib/text/paths';

type Paper = DossierParts['papers'][number];

/** The papers that each act makes, in the order in which it makes them. */
const KIND_OF: Partial<Record<DossierAct, PaperKind>> = {
  receive: 'intake-receipt', accept: 'intake-receipt', 'correct-receipt': 'intake-receipt', 'request-supplement': 'supplement-request', decline: 'intake-refusal', stop: 'stop-notice', apologise: 'apology-notice',
};

export const isPaperKind = (text: string): text is PaperKind => (PAPER_KINDS as readonly string[]).includes(text);

/** "Mẫu 01", by the edition of the dossier's reception date; papers without a form number by their name. */
export function paperLabel(kind: PaperKind, receivedOn: PlainDate, title: string): string {
  const edition = editionFor(kind, receivedOn);
  return edition === null ? title : `Mẫu ${edition.formNumber}`;
}

/** Which papers stand beside which event: the n-th paper of a kind belongs to the n-th event that makes one. */
export function papersByEvent(dossier: DossierCore, papers: readonly Paper[], receivedOn: PlainDate, mayPrint: boolean, titleOf: (kind: PaperKind) => string): ReadonlyMap<number, readonly TimelinePaper[]> {
  const left = new Map<PaperKind, Paper[]>();
  for (const paper of papers) if (isPaperKind(paper.kind)) left.set(paper.kind, [...(left.get(paper.kind) ?? []), paper]);
  const found = new Map<number, readonly TimelinePaper[]>();
  for (const event of dossier.events) {
    const kind = KIND_OF[event.act];
    const paper = kind && left.get(kind)?.shift();
    if (kind && paper) found.set(event.seq, [{ label: `${paperLabel(kind, receivedOn, titleOf(kind))}${paper.voidedAt === null ? '' : ', đã hủy'}`, href: mayPrint ? paths.paper(paper.id) : null }]);
  }
  return found;
}
