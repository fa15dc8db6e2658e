import type { ChecklistItem } from '@/lib/domain/inspection/checklist';
import { formatNumber } from '@/lib/text/format';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import type { FindingText } from './finding-fields';

type Found = {
  readonly item: ChecklistItem | null;
  readonly note: string | null;
  readonly auto: { readonly verdict: string; readonly population: number; readonly breachCount: number; readonly legalBasis: string } | null;
  readonly codes: readonly string[];
  readonly sheet: { readonly dossierCode: string; readonly failed: readonly { readonly question: string; readonly note: string | null }[] } | null;
};

const EMPTY: FindingText = { facts: '', dossierCodes: [], ruleBroken: '', severity: 'moderate', extent: 'single', cause: null, causeNote: null, correctedOnSpot: false };
/** From this share of the population on, a breach is no slip any more. */
const SYSTEMIC_SHARE = 0.1;

/** A finding as far as what it stands on says it: saved at once, or changed first. */
export function prefilled({ item, note, auto, codes, sheet }: Found): FindingText {
  if (sheet) {
    const said = sheet.failed.map(({ question, note: why }) => (why ? `${question} ${why}` : question)).join(' ');
    return { ...EMPTY, facts: `Hồ sơ ${sheet.dossierCode} không đạt ${formatNumber(sheet.failed.length)} câu của phiếu kiểm tra: ${said}`, dossierCodes: [sheet.dossierCode] };
  }
  if (!item) return EMPTY;
  const question = item.question.replace(/[.]$/, '');
  if (auto && auto.verdict === 'fails') {
    const rows = item.autoRule ? itemRuleWords(item.autoRule).rows : 'trường hợp';
    const isSystemic = auto.population > 0 && auto.breachCount / auto.population >= SYSTEMIC_SHARE;
    return { ...EMPTY, facts: note ?? `${formatNumber(auto.breachCount)} trong ${formatNumber(auto.population)} ${rows} không thực hiện đúng: ${question}.`, dossierCodes: codes, ruleBroken: auto.legalBasis, extent: isSystemic ? 'systemic' : 'single' };
  }
  return { ...EMPTY, facts: note ?? `Chưa thực hiện đúng: ${question}.`, ruleBroken: item.legalBasis };
}
