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
  receive: 'intake-receipt', accept: 'intake-receipt', 'correct-receipt': 'intake-receipt', 'request-supplement': 'supplement-request', decline: 'intake-refusal', stop: 'stop-notice', apologise: 'apology-notice', 'request-payment': 'payment-request',
};

export const isPaperKind = (text: string): text is PaperKind => (PAPER_KINDS as readonly string[]).includes(text);

/** "Mẫu 01", by the edition of the dossier's reception date; papers without a form number by their name. */
export function paperLabel(kind: PaperKind, receivedOn: PlainDate, title: string): string {
  const edition = editionFor(kind, receivedOn);
  return edition === null ? title : `Mẫu ${edition.formNumber}`;
}

/**
 * Which papers stand beside which event: the one that the event names; where it names none (older histories, reception),
 * the n-th of the papers of its kind that no event names.
 */
export function papersByEvent(dossier: DossierCore, papers: readonly Paper[], receivedOn: PlainDate, mayPrint: boolean, titleOf: (kind: PaperKind) => string): ReadonlyMap<number, readonly TimelinePaper[]> {
  const left = new Map<PaperKind, Paper[]>();
  const named = new Set(dossier.events.flatMap(({ data }) => (typeof data.paperId === 'string' ? [data.paperId] : [])));
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  for (const paper of papers) if (isPaperKind(paper.kind) && !named.has(paper.id)) left.set(paper.kind, [...(left.get(paper.kind) ?? []), paper]);
  const found = new Map<number, readonly TimelinePaper[]>();
  for (const event of dossier.events) {
    const kind = KIND_OF[event.act];
    const paper = typeof event.data.paperId === 'string' ? byId.get(event.data.paperId) : kind && left.get(kind)?.shift();
    if (kind && paper) found.set(event.seq, [{ label: `${paperLabel(kind, receivedOn, titleOf(kind))}${paper.voidedAt === null ? '' : ', đã hủy'}`, href: mayPrint ? paths.paper(paper.id) : null }]);
  }
  return found;
}
