import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import { listUnits, theAgency } from '@/lib/data/agency';
import { listDecisionNumbers, listHeldVersions, listOpenDrafts, type ListedDecision, type ListedVersion, type OpenDraft } from '@/lib/data/procedure-import';
import { listSectors } from '@/lib/data/procedures';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ProcedureContent } from '@/lib/domain/procedure/content';
import { emptyDraft, typedDraft, type DraftForm } from '@/lib/domain/procedure/draft-form';
import { isInForce } from '@/lib/domain/procedure/version';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { foldWords } from '@/lib/text/fold';
import { formatDate } from '@/lib/text/format';
import { PROCEDURE_CELLS, type ProcedureLine } from '@/lib/text/procedure-cells';
import type { ProcedureField } from '@/lib/text/procedure-columns';
import type { FieldChange, ProcedureProblem } from '@/lib/text/procedure-import-words';
import type { ProcedureList, ReadLine } from './procedure-lines';

/** What is to be drafted for one line. `sectorId` is the name of a new field until that is added. */
export type PlannedDraft = {
  readonly row: number; readonly change: 'new' | 'amend' | 'correct'; readonly base: ListedVersion | null; readonly decisionId: string | null; readonly form: DraftForm; readonly newSector: string | null; readonly changes: readonly FieldChange[]; readonly code: string | null; readonly name: string;
};

export type CheckedProcedures = {
  readonly planned: readonly PlannedDraft[];
  /** Lines that say what we say, by row: with the word "draft" where an open draft already says so. */
  readonly same: ReadonlyMap<number, 'held' | 'drafted'>;
  readonly missing: readonly ListedVersion[];
  readonly problems: readonly ProcedureProblem[];
  readonly newSectors: readonly string[];
};

/** A held version as a list would say it. */
export function lineOfVersion(version: ListedVersion): ProcedureLine {
  const { content } = version;
  return {
    code: version.code, name: version.name, nameEn: version.nameEn, summaryEn: version.summaryEn, sector: version.sectorName, unit: version.handlingUnitName, level: version.level, onlineLevel: version.onlineLevel, decision: version.decisionNumber,
    validFrom: version.validFrom, validTo: version.validTo, applicantKinds: content.applicantKinds, channels: content.channels, timeLimits: content.timeLimits, committed: content.committedTimeLimit, pauseRule: version.pauseRule,
    components: content.components, sets: content.sets, steps: content.steps, workflow: content.workflow, results: content.results, fees: content.fees, conditions: content.conditions, legalBases: content.legalBases,
  };
}

const UNMARKED: ReadonlySet<ProcedureField> = new Set(['code', 'validTo']);
const LONGEST = 1_500;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** The fields that a line gives otherwise than the version. Those it does not give are left as they are. */
function changesOf(version: ListedVersion, line: ProcedureLine): FieldChange[] {
  const held = lineOfVersion(version);
  const said = (field: ProcedureField, of: ProcedureLine) => PROCEDURE_CELLS[field].write(of).normalize('NFC').trim();
  return (Object.keys(PROCEDURE_CELLS) as ProcedureField[]).flatMap((field) => {
    const keys = field === 'committed' ? ['committed'] : [field];
    if (UNMARKED.has(field) || !keys.some((key) => (line as Record<string, unknown>)[key] !== undefined)) return [];
    const [was, now] = [said(field, held), said(field, line)];
    // A blank decision or date means: as it is.
    if (was === now || ((field === 'decision' || field === 'validFrom') && now === '')) return [];
    return [{ field, was: shortened(was), now: shortened(now) }];
  });
}

type Known = { readonly units: ReadonlyMap<string, { id: string; name: string }>; readonly sectors: ReadonlyMap<string, string>; readonly decisions: ReadonlyMap<string, ListedDecision>; readonly agencyName: string };

/** The parts that a line gives, over those of the version; what an applicant's form and a basis carry besides stays with them. */
function contentOf(base: ProcedureContent | null, line: ProcedureLine, unitId: (name: string) => string): ProcedureContent {
  return {
    timeLimits: line.timeLimits ?? base?.timeLimits ?? [], committedTimeLimit: line.committed !== undefined ? line.committed : (base?.committedTimeLimit ?? null), channels: line.channels ?? base?.channels ?? [], applicantKinds: line.applicantKinds ?? base?.applicantKinds ?? [],
    components: line.components?.map((part) => ({ ...part, formFileId: base?.components.find(({ name, form }) => name === part.name && form === part.form)?.formFileId })) ?? base?.components ?? [],
    sets: line.sets ?? base?.sets ?? 1, steps: line.steps ?? base?.steps ?? [], workflow: line.workflow?.map((step) => ({ ...step, unitId: unitId(step.unitName) })) ?? base?.workflow ?? [], results: line.results ?? base?.results ?? [], fees: line.fees ?? base?.fees ?? [],
    conditions: line.conditions !== undefined ? line.conditions : (base?.conditions ?? null), legalBases: line.legalBases?.map((basis) => ({ ...base?.legalBases.find(({ number }) => number === basis.number), ...basis })) ?? base?.legalBases ?? [],
  };
}

/** A check of one list against what is there. Nothing is written. */
class ListCheck {
  readonly planned: PlannedDraft[] = [];
  readonly same = new Map<number, 'held' | 'drafted'>();
  readonly problems: ProcedureProblem[] = [];
  readonly newSectors = new Set<string>();
  readonly met = new Set<string>();
  private readonly rowOf = new Map<string, number>();

  constructor(private readonly byCode: ReadonlyMap<string, readonly ListedVersion[]>, private readonly byName: ReadonlyMap<string, readonly ListedVersion[]>, private readonly drafts: readonly OpenDraft[], private readonly known: Known, private readonly today: PlainDate, private readonly reason: string) {}

  take({ row, line }: ReadLine): void {
    const before = this.problems.length;
    const key = line.code ?? `ten:${foldWords(line.name ?? '')}`;
    const earlier = this.rowOf.get(key);
    if (earlier !== undefined) return this.wrong(row, line.code ? 'code' : 'name', `Trùng với dòng ${earlier}.`);
    this.rowOf.set(key, row);
    const versions = (line.code ? this.byCode.get(line.code) : this.byName.get(foldWords(line.name ?? ''))) ?? [];
    const base = this.baseOf(versions, line);
    if (base) this.met.add(base.procedureId);
    const { agencyName, units, decisions } = this.known;
    // A national list names the agency where we name a unit of it.
    const line2: ProcedureLine = line.unit !== undefined && foldWords(line.unit) === foldWords(agencyName) ? { ...line, unit: undefined } : line;
    const unit = line2.unit === undefined ? undefined : units.get(foldWords(line2.unit));
    if (line2.unit !== undefined && !unit) this.wrong(row, 'unit', `Không có đơn vị “${line2.unit.slice(0, 80)}” trong cơ quan.`);
    const sayUnit: ProcedureLine = unit ? { ...line2, unit: unit.name } : line2;
    for (const step of line.workflow ?? []) if (!units.has(foldWords(step.unitName))) this.wrong(row, 'workflow', `Không có đơn vị “${step.unitName.slice(0, 80)}” trong cơ quan.`);
    const decision = line.decision ? decisions.get(foldWords(line.decision)) : undefined;
    if (line.decision && !decision) this.wrong(row, 'decision', `Chưa có quyết định ${line.decision.slice(0, 60)} trong hệ thống. Nhập quyết định trước.`);
    const isOther = decision !== undefined && decision.id !== base?.decisionId;
    const begins = isOther ? decision.effectiveOn : (base?.validFrom ?? null);
    if (line.validFrom && begins !== null && line.validFrom !== begins) this.wrong(row, 'validFrom', `Theo quyết định, ngày hiệu lực là ${formatDate(begins)}.`);
    if (line.validTo !== undefined && base && line.validTo !== base.validTo) this.wrong(row, 'validTo', base.validTo ? `Hệ thống ghi hết hiệu lực ngày ${formatDate(base.validTo)}.` : 'Bãi bỏ bằng một quyết định bãi bỏ, không bằng danh sách.');
    if (!base && line.validTo) this.wrong(row, 'validTo', 'Thủ tục mới không thể đã hết hiệu lực.');
    if (this.problems.length > before) return;
    const changes = base ? changesOf(base, { ...sayUnit, decision: decision?.number ?? null }) : [];
    if (base && changes.length === 0) {
      this.same.set(row, 'held');
      return;
    }
    this.plan(row, sayUnit, base, isOther || !base ? (decision?.id ?? null) : base.decisionId, isOther, changes);
  }

  private plan(row: number, line: ProcedureLine, base: ListedVersion | null, decisionId: string | null, isOther: boolean, changes: readonly FieldChange[]): void {
    const { units, sectors } = this.known;
    const sectorName = line.sector ?? base?.sectorName ?? null;
    const sectorId = sectorName === null ? '' : (sectors.get(foldWords(sectorName)) ?? '');
    const newSector = sectorName !== null && sectorId === '' ? sectorName : null;
    if (newSector !== null) this.newSectors.add(newSector);
    const blank = emptyDraft();
    const form: DraftForm = {
      ...typedDraft({
        code: line.code !== undefined ? line.code : (base?.code ?? null), name: line.name ?? base?.name ?? '', nameEn: line.nameEn !== undefined ? line.nameEn : (base?.nameEn ?? null), summaryEn: line.summaryEn !== undefined ? line.summaryEn : (base?.summaryEn ?? null),
        sectorId, handlingUnitId: (line.unit === undefined ? base?.handlingUnitId : units.get(foldWords(line.unit))?.id) ?? '', level: line.level ?? base?.level ?? blank.level,
        onlineLevel: line.onlineLevel ?? base?.onlineLevel ?? 'partial', pauseRule: line.pauseRule ?? base?.pauseRule ?? 'resume', content: contentOf(base?.content ?? null, line, (name) => units.get(foldWords(name))?.id ?? ''),
      }),
      reason: base && !isOther ? this.reason : '',
    };
    const drafts = this.drafts.filter((draft) => (base ? draft.procedureId === base.procedureId : draft.procedureId === null && (form.code === '' ? foldWords(draft.form.name) === foldWords(form.name) : draft.form.code === form.code)));
    if (drafts.some((draft) => isSameDraft(draft.form, form, newSector))) {
      this.same.set(row, 'drafted');
      return;
    }
    if (drafts.length > 0) return this.wrong(row, form.code === '' ? 'name' : 'code', 'Đã có một bản dự thảo khác của thủ tục này. Duyệt hoặc hủy bản ấy trước.');
    this.planned.push({ row, change: base ? (isOther ? 'amend' : 'correct') : 'new', base, decisionId, form, newSector, changes, code: form.code === '' ? null : form.code, name: form.name });
  }

  /** The version that a line speaks of: the one of its day, else the one in force, else the last. */
  private baseOf(versions: readonly ListedVersion[], line: ProcedureLine): ListedVersion | null {
    const ofDay = line.validFrom ? versions.find((version) => version.validFrom === line.validFrom) : undefined;
    return ofDay ?? versions.findLast((version) => isInForce({ ...version, state: 'approved', isSuperseded: false }, this.today)) ?? versions.at(-1) ?? null;
  }

  private wrong(row: number, field: ProcedureField, message: string): void {
    this.problems.push({ row, field, message });
  }
}

/** The reason differs with the name of the file, and what a version's forms are called is not stored: neither makes another draft. */
function isSameDraft(kept: DraftForm, made: DraftForm, newSector: string | null): boolean {
  const plain = (form: DraftForm) => canonicalJson({ ...form, reason: '', sectorId: newSector === null ? form.sectorId : '', components: form.components.map((part) => ({ ...part, formFileName: '' })) });
  return plain(kept) === plain(made);
}

/** Compares a list with what is held true and with what is being drafted. */
export async function checkProcedures(agencyId: number, list: ProcedureList, today: PlainDate, reason: string, tx?: Tx): Promise<CheckedProcedures> {
  const [agency, units, sectors, versions, drafts, decisions] = [await theAgency(), await listUnits(agencyId), tx ? await tx.sector.findMany({ where: { agencyId } }) : await listSectors(agencyId), await listHeldVersions(agencyId, {}, tx), await listOpenDrafts(agencyId, tx), await listDecisionNumbers(agencyId, tx)];
  const byCode = new Map<string, ListedVersion[]>();
  const byName = new Map<string, ListedVersion[]>();
  const put = (map: Map<string, ListedVersion[]>, key: string, version: ListedVersion) => map.set(key, [...(map.get(key) ?? []), version]);
  for (const version of versions) {
    if (version.code !== null) put(byCode, version.code, version);
    else put(byName, foldWords(version.name), version);
  }
  const known: Known = {
    agencyName: agency.name, sectors: new Map(sectors.map(({ id, name }) => [foldWords(name), id])), decisions: new Map(decisions.map((decision) => [foldWords(decision.number), decision])),
    units: new Map(units.flatMap((unit) => [[foldWords(unit.shortName), unit] as const, [foldWords(unit.name), unit] as const])),
  };
  const check = new ListCheck(byCode, byName, drafts, known, today, reason);
  for (const line of list.lines) check.take(line);
  const missing = versions.filter((version) => isInForce({ ...version, state: 'approved', isSuperseded: false }, today) && !check.met.has(version.procedureId));
  return { planned: check.planned, same: check.same, missing, problems: [...list.problems, ...check.problems].sort((a, b) => a.row - b.row), newSectors: [...check.newSectors] };
}
