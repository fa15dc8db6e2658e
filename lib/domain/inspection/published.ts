import { parsePlainDate, type PlainDate } from '../calendar/plain-date';
import { ADDRESSEE_KINDS, type AddresseeKind } from './vocabulary';

/** What a public page takes from the frozen data of a conclusion or public notice. `share` is from 0 to 1. */
export type PublishedUnit = { readonly name: string; readonly findings: number; readonly share: number | null };
export type PublishedRecommendation = { readonly number: number; readonly addresseeKind: AddresseeKind; readonly unitName: string | null; readonly text: string; readonly dueOn: PlainDate };

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function unitOf(value: unknown): PublishedUnit[] {
  const line = fieldsOf(value);
  // A public notice names the unit and its figures; a conclusion holds the whole result of the unit.
  const name = textOf(line.name) ?? textOf(fieldsOf(line.unit).name);
  if (name === null) return [];
  const findings = Array.isArray(line.findings) ? line.findings.length : (numberOf(fieldsOf(line.findings).value) ?? 0);
  const percent = numberOf(line.percent) ?? numberOf(fieldsOf(line.tally).percent);
  return [{ name, findings, share: percent === null ? null : percent / 100 }];
}

function recommendationOf(value: unknown): PublishedRecommendation[] {
  const line = fieldsOf(value);
  const [number, text] = [numberOf(line.number), textOf(line.text)];
  const dueOn = typeof line.dueOn === 'string' ? parsePlainDate(line.dueOn) : null;
  const addresseeKind = ADDRESSEE_KINDS.find((kind) => kind === line.addresseeKind);
  return number === null || text === null || dueOn === null || addresseeKind === undefined ? [] : [{ number, text, dueOn, addresseeKind, unitName: textOf(line.unitName) }];
}

/**
 * The figures and recommendations of a published document. Chosen field by field: the data also hold the facts of findings and
 * codes of dossiers, which a page for everyone does not repeat. What cannot be read is left out.
 */
export function publishedFigures(data: unknown): { readonly units: readonly PublishedUnit[]; readonly recommendations: readonly PublishedRecommendation[] } {
  const document = fieldsOf(data);
  return { units: listOf(document.units).flatMap(unitOf), recommendations: listOf(document.recommendations).flatMap(recommendationOf) };
}
