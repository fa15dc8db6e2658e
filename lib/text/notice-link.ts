import type { NoticeData, NoticeTemplate } from './notices';
import { paths } from './paths';

type Told = { readonly template: string; readonly data: NoticeData; readonly code: string | null };

/** Where what was told can be acted on, by what its data name; null: there is nothing to open. */
const PLACES: Partial<Record<NoticeTemplate, (data: NoticeData) => string | null>> = {
  'staff-online-submitted': () => paths.dossiers({ loc: 'moi-nop' }),
  'staff-draft-review': ({ draft }) => (draft ? paths.procedureDraft(draft) : null),
  'staff-draft-returned': ({ draft }) => (draft ? paths.procedureDraft(draft) : null),
  'staff-draft-approved': ({ draft }) => (draft ? paths.procedureDraft(draft) : null),
  'staff-feedback': ({ code }) => (code ? paths.feedbackItem(code) : null),
  'staff-finding-told': ({ code }) => (code ? paths.inspectionPart(code, 'phat-hien') : null),
  'staff-finding-answered': ({ finding }) => (finding ? paths.finding(finding) : null),
  'staff-recommendation-issued': ({ recommendation }) => (recommendation ? paths.recommendation(recommendation) : null),
  'staff-remedy-step': ({ recommendation }) => (recommendation ? paths.recommendation(recommendation) : null),
  'staff-inspection-notified': ({ code }) => (code ? paths.inspectionPart(code, 'tu-kiem-tra') : null),
  'staff-inspection-step': ({ code, part }) => (code ? (part ? paths.inspectionPart(code, part) : paths.inspection(code)) : null),
  'staff-handover-waiting': ({ number }) => (number ? paths.handovers({ so: number }) : null),
};

/** The page that a notice to staff leads to: its dossier, or what its template names. */
export const noticeHref = ({ template, data, code }: Told): string | null =>
  code !== null ? paths.dossier(code) : Object.hasOwn(PLACES, template) ? (PLACES[template as NoticeTemplate]?.(data) ?? null) : null;
