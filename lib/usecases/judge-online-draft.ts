import 'server-only';
import { loadCalendar } from '@/lib/data/calendar';
import { findProcedure, listVersions } from '@/lib/data/procedures';
import type { ExplainedDueDate, LocalTime } from '@/lib/domain/calendar/types';
import { caseChoices, checklistFor, isCaseOf, onlyCase, type CaseChoices, type ChecklistLine } from '@/lib/domain/dossier/completeness';
import { promiseOnline } from '@/lib/domain/dossier/intake';
import { isOnline } from '@/lib/domain/dossier/online';
import { NO_CASE, type DraftValues } from '@/lib/domain/dossier/online-form';
import { isInForce, versionInForce } from '@/lib/domain/procedure/version';
import { readSubmission, type DraftProblem } from '@/lib/schemas/submit-online';
import type { OpenDraft } from './online-draft';

export type JudgedDraft = {
  readonly values: DraftValues;
  readonly choices: CaseChoices;
  readonly caseName: string | null;
  readonly lines: readonly ChecklistLine[];
  /** Required components without a file. */
  readonly missing: readonly number[];
  /** Files of components that the chosen case does not ask for. */
  readonly extra: readonly string[];
  readonly problems: readonly DraftProblem[];
  /** The date if it were accepted now; null while a case has still to be chosen. */
  readonly due: ExplainedDueDate | null;
  /** The version has ended; `current` is the one to submit under, if there is one. */
  readonly ended: { readonly current: { readonly slug: string; readonly validFrom: LocalTime['on'] } | null } | null;
};

/** What a draft still lacks, by the rules of its procedure on this day. Changes nothing. */
export async function judgeDraft(agencyId: number, { draft, version, files }: OpenDraft, now: LocalTime): Promise<JudgedDraft> {
  const { content } = version;
  const choices = caseChoices(content, 'online');
  const only = onlyCase(choices);
  const said: DraftValues = draft.values;
  const values: DraftValues = only === undefined || said.caseName ? said : { ...said, caseName: only ?? NO_CASE };
  const caseName = values.caseName && values.caseName !== NO_CASE ? values.caseName : null;
  const isChosen = isCaseOf(choices, caseName) && (Boolean(values.caseName) || choices.cases.length === 0);
  const lines = checklistFor(content.components, choices, caseName);
  const brought = new Set(files.flatMap(({ purpose, ordinal }) => (purpose === 'component' ? [ordinal] : [])));
  const asked = new Set<number | null>(lines.map(({ ordinal }) => ordinal));
  const handed = files.filter(({ purpose }) => purpose !== 'authorisation' || values.by === 'representative');
  const { problems } = readSubmission(values, version.versionId, handed);
  const promised = isChosen ? promiseOnline(content, caseName, now, await loadCalendar(agencyId)) : null;
  return {
    values, choices, caseName, lines, due: promised?.ok ? promised.value.explained : null,
    missing: lines.filter(({ isRequired, ordinal }) => isRequired && !brought.has(ordinal)).map(({ ordinal }) => ordinal),
    extra: files.filter(({ purpose, ordinal }) => purpose === 'component' && !asked.has(ordinal)).map(({ fileId }) => fileId),
    problems: isChosen ? problems : [{ step: 'truong-hop', field: 'caseName', message: 'Chọn một trường hợp' }, ...problems.filter(({ field }) => field !== 'caseName')],
    ended: isInForce(version, now.on) ? null : { current: await currentOf(agencyId, version.slug, now) },
  };
}

async function currentOf(agencyId: number, slug: string, now: LocalTime): Promise<{ slug: string; validFrom: LocalTime['on'] } | null> {
  const procedure = await findProcedure(agencyId, slug);
  const current = procedure && versionInForce(await listVersions(agencyId, procedure.id), now.on);
  return current && isOnline(current) ? { slug: current.slug, validFrom: current.validFrom } : null;
}
